package dev.drydock.shipyard.application.lint;

import dev.drydock.events.Payload;
import dev.drydock.model.lint.Answerers;
import dev.drydock.model.lint.Answerers.Knowledge;
import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.ProjectFiles;
import dev.drydock.model.lint.ProjectLint;
import dev.drydock.model.lint.Tree;
import dev.drydock.shipyard.application.integration.LiveAudience;
import dev.drydock.shipyard.application.project.ProjectResources.Place;
import dev.drydock.shipyard.domain.integration.Audience;
import dev.drydock.shipyard.domain.integration.Listener;
import dev.drydock.shipyard.domain.project.FileRules;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks projects by all their files and by who listens now. An invalid file is refused elsewhere; what shows only beside
 * other files never is a reason to refuse, since those may be written next: it is told with the answer.
 */
public final class ProjectLinter {
    private final ProjectTrees trees;
    private final LiveAudience audience;
    private final InstantSource clock;

    public ProjectLinter(ProjectTrees trees, LiveAudience audience, InstantSource clock) {
        this.trees = trees;
        this.audience = audience;
        this.clock = clock;
    }

    /** Everything that is found in a project as it is now. */
    public Uni<List<Finding>> now(String project) {
        return trees.now(project, Optional.empty())
                .chain(files -> answerers(project).map(answerers -> ProjectLint.check(files, answerers)));
    }

    /** What a change brings: the findings in the files it writes, and those elsewhere that were not there before. */
    public Uni<List<Finding>> news(
            String project, ProjectFiles before, ProjectFiles after, Function<Finding, Boolean> isWritten) {
        return answerers(project).map(answerers -> {
            var known = new HashSet<>(ProjectLint.check(before, answerers));
            return ProjectLint.check(after, answerers).stream()
                    .filter(finding -> isWritten.apply(finding) || !known.contains(finding))
                    .toList();
        });
    }

    /** What writing a file would bring. Writes nothing. */
    public Uni<DraftReport> draft(Place place, String uri, byte[] content) {
        var path = place.service().map(service -> service + "/").orElse("") + uri;
        return trees.now(place.project(), place.stage()).chain(before -> {
            var tree = before.treeOf(place.stage());
            var branch = tree.map(Tree::branch).orElse("");
            var file = tree.map(Tree::folder).orElse("") + path;
            var isTaken =
                    FileRules.problems(place.stage().isEmpty(), path, content).isEmpty();
            Predicate<Finding> isHere = finding ->
                    finding.branch().equals(branch) && finding.problem().file().equals(file);
            return news(place.project(), before, before.with(place.stage(), path, content), isHere::test)
                    .map(news -> new DraftReport(
                            branch,
                            file,
                            isTaken,
                            news.stream().filter(isHere).toList(),
                            news.stream().filter(isHere.negate()).toList()));
        });
    }

    /**
     * Writes files, and tells what that brings. The write counts, whatever becomes of looking at it.
     *
     * @param uris of the files, relative to the place
     */
    public <T> Uni<Remarked<T>> around(Place place, Collection<String> uris, Supplier<Uni<T>> write) {
        var folder = place.service().map(service -> service + "/").orElse("");
        var paths = uris.stream().map(uri -> folder + uri).toList();
        if (paths.stream().noneMatch(path -> FileKind.of(path).isPresent())) {
            return write.get().map(done -> new Remarked<>(done, List.of()));
        }
        return look(place)
                .chain(before -> write.get()
                        .chain(done -> look(place)
                                .chain(after -> before.isEmpty() || after.isEmpty()
                                        ? Uni.createFrom().item(List.<Finding>of())
                                        : news(
                                                place.project(),
                                                before.get(),
                                                after.get(),
                                                finding -> paths.contains(
                                                        finding.problem().file())))
                                .onFailure()
                                .recoverWithItem(List.of())
                                .map(findings -> new Remarked<>(done, findings))));
    }

    private Uni<Optional<ProjectFiles>> look(Place place) {
        return trees.now(place.project(), place.stage())
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Answerers> answerers(String project) {
        return audience.now().map(listeners -> answerers(project, listeners, clock.instant()));
    }

    /** Who hears of every task leaves most of them to others. */
    private static Answerers answerers(String project, Audience audience, Instant now) {
        return (type, stage, service) ->
                audience
                                .of(
                                        type,
                                        new Payload(Map.of("project", project, "stage", stage, "service", service)),
                                        now)
                                .stream()
                                .allMatch(Listener::isForAnyTask)
                        ? Knowledge.NOBODY
                        : Knowledge.SOMEBODY;
    }
}
