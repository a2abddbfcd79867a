package dev.drydock.shipyard.domain.project;

import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.ProjectFiles;
import dev.drydock.model.lint.Tree;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.GuardsParser;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.RemediationParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A part of a project that a file puts in shadow mode. What is absent stands for all.
 *
 * @param place {@code file:line:column} that says so
 */
public record Shadowed(Optional<String> stage, Optional<String> service, Optional<String> action, String place) {
    /** All that is declared at the heads of the branches; files that are not valid declare nothing. */
    public static List<Shadowed> in(ProjectFiles files) {
        var found = new ArrayList<Shadowed>();
        files.project()
                .map(tree -> tree.contents().get(GuardsFile.NAME))
                .ifPresent(content -> GuardsParser.parse(GuardsFile.NAME, text(content))
                        .value()
                        .ifPresent(file -> addAll(found, file)));
        for (var stage : files.stages()) {
            addServices(found, stage.name(), stage.tree());
        }
        return List.copyOf(found);
    }

    private static void addAll(List<Shadowed> found, GuardsFile file) {
        add(found, Optional.empty(), Optional.empty(), Optional.empty(), file.project());
        file.stages()
                .forEach((stage, guards) -> add(found, Optional.of(stage), Optional.empty(), Optional.empty(), guards));
        file.actions()
                .forEach((action, guards) ->
                        add(found, Optional.empty(), Optional.empty(), Optional.of(action), guards));
    }

    private static void addServices(List<Shadowed> found, Optional<String> stage, Tree tree) {
        new TreeMap<>(tree.contents()).forEach((path, content) -> {
            var slash = path.indexOf('/');
            if (slash > 0 && path.substring(slash + 1).equals(FileKind.REMEDIATION.path())) {
                addService(
                        found,
                        stage,
                        path.substring(0, slash),
                        RemediationParser.parse(path, text(content)).value());
            }
        });
    }

    private static void addService(
            List<Shadowed> found, Optional<String> stage, String service, Optional<Remediation> file) {
        file.ifPresent(remediation -> {
            add(found, stage, Optional.of(service), Optional.empty(), remediation.guards());
            remediation.remedies().stream()
                    .flatMap(remedy -> remedy.actionsOnOpen().stream())
                    .flatMap(List::stream)
                    .forEach(action ->
                            add(found, stage, Optional.of(service), Optional.of(action.action()), action.guards()));
        });
    }

    private static void add(
            List<Shadowed> found,
            Optional<String> stage,
            Optional<String> service,
            Optional<String> action,
            Guards guards) {
        guards.shadow()
                .filter(stated -> stated.value())
                .ifPresent(stated -> found.add(new Shadowed(stage, service, action, stated.place())));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
