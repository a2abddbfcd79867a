package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.Names;
import dev.drydock.shipyard.domain.project.ServiceFolders;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Outcome;
import dev.drydock.upstream.Outcome.Refused;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project from its repository, as it is here: no upstream is asked. What lies at a commit that was read before is not
 * read again.
 */
final class SnapshotReader {
    private static final int MOST_COMMITS = 50;

    /**
     * @param shipyardCommit the commit that the shipyard was read at
     * @param branches the commit that each branch was read at
     */
    record Read(String shipyardCommit, Map<String, String> branches, Known known) {}

    private SnapshotReader() {}

    static Read read(ProjectRepository repository, @Nullable Read before) {
        var branches = repository.heads();
        var commit = branches.getOrDefault(repository.defaultBranch(), "");
        if (before != null
                && before.shipyardCommit().equals(commit)
                && before.branches().equals(branches)) {
            return before;
        }
        var isSame = before != null && before.shipyardCommit().equals(commit);
        var shipyard = isSame ? before.known().shipyard() : shipyard(repository, commit);
        var usable = isSame ? before.known().usable() : shipyard.value().or(() -> newestUsable(repository, commit));
        var heads = heads(repository, shipyard);
        return new Read(
                commit,
                branches,
                new Known(repository.project(), shipyard, usable, heads, services(repository, heads, before)));
    }

    /** A shipyard that cannot be used, for a reason outside of it. */
    static Parsed<Shipyard> unusable(String why) {
        return new Parsed.Invalid<>(List.of(new FileProblem(FileRules.SHIPYARD, 1, 1, why)));
    }

    private static Parsed<Shipyard> shipyard(ProjectRepository repository, String commit) {
        if (commit.isEmpty()) {
            return unusable(
                    "the project has no such file: There is no branch '%s'.".formatted(repository.defaultBranch()));
        }
        var file = known(repository.read(Level.project(), FileRules.SHIPYARD, commit));
        if (file instanceof Refused<Resource> refused) {
            return unusable("the file cannot be read from branch '%s': %s Push one there."
                    .formatted(repository.defaultBranch(), refused.detail()));
        }
        var text = new String(file.value().orElseThrow().content(), StandardCharsets.UTF_8);
        return ShipyardParser.parse(FileRules.SHIPYARD, text);
    }

    /** An upstream's pushes are not ours to refuse: before a shipyard with a mistake there usually was one without. */
    private static Optional<Shipyard> newestUsable(ProjectRepository repository, String commit) {
        return commit.isEmpty()
                ? Optional.empty()
                : repository
                        .history(Level.project(), Optional.of(FileRules.SHIPYARD), commit, 0, MOST_COMMITS)
                        .value()
                        .stream()
                        .flatMap(history -> history.revisions().stream())
                        .flatMap(revision -> shipyard(repository, revision.commitId()).value().stream())
                        .findFirst();
    }

    private static Map<String, String> heads(ProjectRepository repository, Parsed<Shipyard> shipyard) {
        var stages = shipyard.value()
                .map(valid -> valid.stages().stream().map(Stage::name).collect(Collectors.toSet()))
                .orElse(Set.of());
        var heads = new HashMap<String, String>();
        repository.stages().forEach((stage, commit) -> {
            if (Names.refusalOfStage(stage).isEmpty() || stages.contains(stage)) {
                heads.put(stage, commit);
            }
        });
        return heads;
    }

    private static Map<String, Set<String>> services(
            ProjectRepository repository, Map<String, String> heads, @Nullable Read before) {
        var services = new HashMap<String, Set<String>>();
        heads.forEach((stage, commit) -> {
            var isSame = before != null && commit.equals(before.known().heads().get(stage));
            services.put(stage, isSame ? before.known().services().get(stage) : folders(repository, stage, commit));
        });
        return services;
    }

    private static Set<String> folders(ProjectRepository repository, String stage, String commit) {
        return known(repository.list(Level.stage(stage), commit))
                .value()
                .map(listing -> ServiceFolders.in(listing.paths()))
                .orElse(Set.of());
    }

    /** A branch led to the commit a moment ago: it is broken, or the branch was rewritten meanwhile. Neither is an answer. */
    private static <T> Outcome<T> known(Outcome<T> outcome) {
        if (outcome instanceof Refused<T> refused && refused.reason() == Outcome.Reason.UNKNOWN_COMMIT) {
            throw new UncheckedIOException(new IOException(refused.detail()));
        }
        return outcome;
    }
}
