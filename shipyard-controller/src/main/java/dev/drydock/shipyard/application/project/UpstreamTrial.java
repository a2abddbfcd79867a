package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.Branching;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Tries upstreams out before, or after, a project depends on them. Nothing is changed there. */
public final class UpstreamTrial {
    /** The name under which an upstream is tried that belongs to no project yet. */
    private static final String NOBODY = "upstream-of-nobody";

    private final Projects projects;
    private final ProjectFiles files;

    public UpstreamTrial(Projects projects, ProjectFiles files) {
        this.projects = projects;
        this.files = files;
    }

    /**
     * What came of it.
     *
     * @param reason why it cannot be used; empty when it can
     * @param message what is the case, and what to do
     * @param branching what is there; empty when it cannot be used
     */
    public record Report(Optional<Reason> reason, String message, Optional<Branching> branching) {}

    /**
     * Tries an upstream out, for reading and for writing.
     *
     * @param project whose credentials count where none are given, and which is fetched at once when they work
     * @param given what to try; absent for the project's own upstream
     */
    public Uni<Report> run(Optional<String> project, Optional<Remote> given) {
        return project.map(name -> projects.find(name)
                        .map(found -> found.orElseThrow(() -> ProjectRefusal.unknownProject(name)))
                        .chain(known -> given.map(remote -> remote.completedBy(known.remote()))
                                .or(known::remote)
                                .map(remote -> tried(name, remote)
                                        .call(() -> given.isEmpty()
                                                ? refreshed(name)
                                                : Uni.createFrom().voidItem()))
                                .orElseGet(() -> Uni.createFrom().item(hosted(name)))))
                .orElseGet(() -> tried(
                        NOBODY,
                        given.orElseThrow(() -> new ProjectRefusal(
                                Reason.DENIED_URL, "Neither an upstream nor a project with one is named."))));
    }

    private Uni<Report> tried(String project, Remote remote) {
        return files.tryOut(project, remote)
                .map(branching -> new Report(Optional.empty(), fine(remote, branching), Optional.of(branching)))
                .onFailure(ProjectRefusal.class)
                .recoverWithItem(
                        refusal -> new Report(Optional.of(refusal.reason()), refusal.getMessage(), Optional.empty()));
    }

    private Uni<Void> refreshed(String project) {
        return files.refresh(project).onFailure(ProjectRefusal.class).recoverWithNull();
    }

    private static Report hosted(String project) {
        return new Report(
                Optional.empty(),
                "The repository of project '%s' is hosted here.".formatted(project),
                Optional.empty());
    }

    private static String fine(Remote remote, Branching branching) {
        if (branching.branches().isEmpty()) {
            return "The repository %s can be written, and is empty: the first commit makes its branches."
                    .formatted(remote.url());
        }
        return branching
                .defaultBranch()
                .map(branch -> "The repository %s can be read and written; its default branch is '%s'."
                        .formatted(remote.url(), branch))
                .orElseGet(() -> "The repository %s can be read and written, but its HEAD names no branch."
                        .formatted(remote.url()));
    }
}
