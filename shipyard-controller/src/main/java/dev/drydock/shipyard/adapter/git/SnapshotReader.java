package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.Names;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Outcome;
import dev.drydock.upstream.Outcome.Refused;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Resource;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a project from its repository; what lies at a commit that was read before is not read again. */
final class SnapshotReader {
    /** @param shipyardCommit the commit that the shipyard was read at */
    record Read(String shipyardCommit, Known known) {}

    private SnapshotReader() {}

    static Read read(ProjectRepository repository, @Nullable Read before) {
        var head = repository.head(Level.project());
        var commit = head.value().orElse("");
        var shipyard = before != null && before.shipyardCommit().equals(commit)
                ? before.known().shipyard()
                : shipyard(repository, head);
        var heads = heads(repository, shipyard);
        return new Read(commit, new Known(repository.project(), shipyard, heads, services(repository, heads, before)));
    }

    /** A shipyard that cannot be used, for a reason outside of it. */
    static Parsed<Shipyard> unusable(String why) {
        return new Parsed.Invalid<>(List.of(new FileProblem(FileRules.SHIPYARD, 1, 1, why)));
    }

    private static Parsed<Shipyard> shipyard(ProjectRepository repository, Outcome<String> head) {
        if (head instanceof Refused<String> refused) {
            return unusable("the project has no such file: " + refused.detail());
        }
        var file = repository.read(
                Level.project(), FileRules.SHIPYARD, head.value().orElseThrow());
        if (file instanceof Refused<Resource> refused) {
            return unusable("the file cannot be read from branch '%s': %s Push one there."
                    .formatted(repository.defaultBranch(), refused.detail()));
        }
        var text = new String(file.value().orElseThrow().content(), StandardCharsets.UTF_8);
        return ShipyardParser.parse(FileRules.SHIPYARD, text);
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
        var folders = new LinkedHashSet<String>();
        repository.list(Level.stage(stage), commit).value().ifPresent(listing -> {
            for (var path : listing.paths()) {
                var slash = path.indexOf('/');
                if (slash > 0 && !path.startsWith(".")) {
                    folders.add(path.substring(0, slash));
                }
            }
        });
        return Set.copyOf(folders);
    }
}
