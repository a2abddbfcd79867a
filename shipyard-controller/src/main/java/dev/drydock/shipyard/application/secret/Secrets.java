package dev.drydock.shipyard.application.secret;

import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.application.secret.SecretStore.Outline;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.secret.Secret;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Secrets for jobs: of every project, or of one. */
public final class Secrets {
    private final SecretStore store;
    private final Projects projects;
    private final InstantSource clock;

    public Secrets(SecretStore store, Projects projects, InstantSource clock) {
        this.store = store;
        this.projects = projects;
        this.clock = clock;
    }

    /** Fails with a {@link Refusal}: 400 bad, 404 unknown scope, 409 there is one. */
    public Uni<Void> create(Secret secret) {
        check(secret);
        return known(secret.scope())
                .chain(() -> store.create(secret, clock.instant()))
                .invoke(isNew -> {
                    if (!isNew) {
                        throw new Refusal(
                                409,
                                "secret-exists",
                                "There is a secret '%s' in scope '%s'; change it with: drydock update secret %s --scope=%s"
                                        .formatted(secret.name(), secret.scope(), secret.name(), secret.scope()));
                    }
                })
                .replaceWithVoid();
    }

    /** Replaces all keys and values; fails with a {@link Refusal}: 400 bad, 404 there is none. */
    public Uni<Void> replace(Secret secret) {
        check(secret);
        return store.replace(secret, clock.instant())
                .invoke(found -> requireFound(found, secret.scope(), secret.name()))
                .replaceWithVoid();
    }

    /** Fails with a {@link Refusal} 404 if there is none. */
    public Uni<Void> delete(String scope, String name) {
        return store.delete(scope, name)
                .invoke(found -> requireFound(found, scope, name))
                .replaceWithVoid();
    }

    /**
     * Secrets without their values.
     *
     * @param only the projects whose secrets are shown, beside those for all; empty for all projects
     */
    public Uni<List<Outline>> list(Optional<List<String>> only) {
        return store.list(only.map(
                some -> Stream.concat(Stream.of(Secret.FOR_ALL), some.stream()).toList()));
    }

    /** Where secrets can be kept. */
    public Uni<List<String>> scopes() {
        return projects.list()
                .map(all -> Stream.concat(
                                Stream.of(Secret.FOR_ALL), all.stream().map(Project::name))
                        .distinct()
                        .toList());
    }

    /** What a job of the project gets under this name: the project's own, else the one for all. */
    public Uni<Optional<Secret>> forJob(String project, String name) {
        return store.find(project, name)
                .chain(own -> own.isPresent() ? Uni.createFrom().item(own) : store.find(Secret.FOR_ALL, name));
    }

    private Uni<Void> known(String scope) {
        return scope.equals(Secret.FOR_ALL)
                ? Uni.createFrom().voidItem()
                : projects.find(scope)
                        .invoke(found -> found.orElseThrow(() -> new Refusal(
                                404,
                                "unknown-secret-scope",
                                "There is no secret scope '%s': expected %s, or the name of a project."
                                        .formatted(scope, Secret.FOR_ALL))))
                        .replaceWithVoid();
    }

    private static void check(Secret secret) {
        secret.fault().ifPresent(why -> {
            throw new Refusal(400, "bad-secret", why);
        });
    }

    private static void requireFound(boolean found, String scope, String name) {
        if (!found) {
            throw new Refusal(
                    404,
                    "unknown-secret",
                    "There is no secret '%s' in scope '%s'; drydock get secrets lists them.".formatted(name, scope));
        }
    }
}
