package dev.drydock.kit.access;

import dev.drydock.kit.rest.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose token it is.
 *
 * @param name the token's name, by which the audit trail knows it
 * @param projects the only projects it is for; empty for all
 */
public record Caller(String name, Set<TokenScope> scopes, Optional<Set<String>> projects) {
    public Caller {
        scopes = Set.copyOf(scopes);
        projects = projects.map(Set::copyOf);
    }

    /** A token for all projects. */
    public static Caller ofAll(String name, TokenScope... scopes) {
        return new Caller(name, Set.of(scopes), Optional.empty());
    }

    public boolean has(TokenScope scope) {
        return scopes.stream().anyMatch(one -> one.covers(scope));
    }

    public boolean isFor(String project) {
        return projects.map(some -> some.contains(project)).orElse(true);
    }

    /**
     * Goes on only with this scope.
     *
     * @param what is to be done, such as {@code PUT /api/v1/x}, for the refusal
     * @throws Refusal 403 {@code missing-scope}
     */
    public void require(TokenScope scope, String what) {
        if (!has(scope)) {
            throw new Refusal(
                    403,
                    "missing-scope",
                    scope == TokenScope.INTERNAL
                            ? "%s is for Drydock's own services.".formatted(what)
                            : "The token '%s' lacks the scope '%s', which %s needs; it has %s. Ask for a token with it: drydock create token NAME --scope=%s"
                                    .formatted(name, scope, what, words(scopes), scope));
        }
    }

    /**
     * Goes on only if the token is for this project.
     *
     * @throws Refusal 403 {@code other-project}
     */
    public void require(String project) {
        if (!isFor(project)) {
            throw new Refusal(
                    403,
                    "other-project",
                    "The token '%s' is not for project '%s', only for %s."
                            .formatted(name, project, words(projects.orElseThrow())));
        }
    }

    /**
     * Goes on only with a token for all projects.
     *
     * @throws Refusal 403 {@code limited-token}
     */
    public void requireAllProjects(String what) {
        projects.ifPresent(some -> {
            throw new Refusal(
                    403,
                    "limited-token",
                    "The token '%s' is only for %s, and %s concerns all projects; use a token that is for all of them."
                            .formatted(name, words(some), what));
        });
    }

    /**
     * The projects that a list shows.
     *
     * @param wanted the only one asked for; null or blank for all
     * @return empty for all there are
     * @throws Refusal 403 {@code other-project} if the one asked for is not among the caller's
     */
    public Optional<List<String>> shown(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return projects.map(List::copyOf);
        }
        require(wanted);
        return Optional.of(List.of(wanted));
    }

    private static String words(Collection<?> some) {
        return some.stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString()
                .replaceAll("[\\[\\]]", "");
    }
}
