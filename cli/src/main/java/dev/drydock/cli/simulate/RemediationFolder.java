package dev.drydock.cli.simulate;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.lint.LocalProjects;
import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.ProjectFiles;
import dev.drydock.model.lint.Tree;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.model.slo.Slo;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.simulation.SimulatedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services with a {@code remediation.yaml} in a folder, each with all files that decide about it. */
public final class RemediationFolder {
    private final Path path;
    private final List<Place> places;

    private RemediationFolder(Path path, List<Place> places) {
        this.path = path;
        this.places = places;
    }

    /** A service in a stage, with what its files say; {@code slo} is absent without a usable slo.yaml. */
    public record Place(String stage, String service, SimulatedFiles files, Optional<Slo> slo) {
        @Override
        public String toString() {
            return "--stage=%s --service=%s".formatted(stage, service);
        }
    }

    /** Reads a folder; a file with mistakes is a failure, with all of them. */
    public static RemediationFolder read(Path path) {
        var places = LocalProjects.in(path).stream()
                .flatMap(RemediationFolder::places)
                .toList();
        return new RemediationFolder(path, places);
    }

    /** The service of that name in that stage, if it is there; in a folder of one service alone, that one. */
    public Optional<Place> find(String stage, String service) {
        return matching(stage, service).findFirst();
    }

    /** The only one that matches; an empty stage or service matches any. */
    public Place only(String stage, String service) {
        var found = matching(stage, service).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        var all = (found.isEmpty() ? places : found)
                .stream().map(Place::toString).distinct().collect(Collectors.joining(", "));
        if (all.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "Expected a shipyard.yaml with a sequence 'remediation' and a service with a remediation.yaml in "
                            + path.toAbsolutePath().normalize() + ", but there is none",
                    "name the folder of a project, with its stages in folders as 'lint' takes them");
        }
        throw new CommandFailure(
                found.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.USAGE,
                found.isEmpty()
                        ? "Expected service '%s' in stage '%s', but there is none".formatted(service, stage)
                        : "Expected one service, but there are several",
                "say which: " + all);
    }

    private Stream<Place> matching(String stage, String service) {
        return places.stream()
                .filter(place -> stage.isEmpty() || place.stage().equals(stage))
                .filter(place -> service.isEmpty()
                        || place.service().isEmpty()
                        || place.service().equals(service));
    }

    private static Stream<Place> places(ProjectFiles project) {
        var own = project.project();
        var shipyard = own.flatMap(tree -> file(tree, FileKind.SHIPYARD.path(), FileKind.SHIPYARD, Shipyard.class));
        var guards = own.flatMap(tree -> file(tree, FileKind.GUARDS.path(), FileKind.GUARDS, GuardsFile.class))
                .orElse(GuardsFile.NONE);
        var places = new ArrayList<Place>();
        for (var stage : shipyard.map(Shipyard::stages).orElse(List.of())) {
            for (var files : project.stages()) {
                if (answersProblems(stage)
                        && files.name().map(stage.name()::equals).orElse(true)) {
                    folders(files)
                            .forEach(folder -> places.add(
                                    place(shipyard.orElseThrow(), guards, stage.name(), files.tree(), folder)));
                }
            }
        }
        return places.stream();
    }

    private static boolean answersProblems(Stage stage) {
        return stage.sequence("remediation").isPresent();
    }

    /** The folders of services with a remediation file; empty, or with a slash at the end. */
    private static Stream<String> folders(ProjectFiles.StageFiles stage) {
        var name = FileKind.REMEDIATION.path();
        return stage.tree().contents().keySet().stream()
                .filter(path -> path.equals(name) ? stage.isService() : path.endsWith("/" + name))
                .map(path -> path.substring(0, path.length() - name.length()))
                .filter(folder -> folder.indexOf('/') == folder.length() - 1)
                .sorted();
    }

    private static Place place(Shipyard shipyard, GuardsFile guards, String stage, Tree tree, String folder) {
        var remediation = file(tree, folder + FileKind.REMEDIATION.path(), FileKind.REMEDIATION, Remediation.class)
                .orElseThrow();
        return new Place(
                stage,
                folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1),
                new SimulatedFiles(shipyard, guards, new RemediationFile.Readable(remediation)),
                file(tree, folder + FileKind.SLO.path(), FileKind.SLO, Slo.class));
    }

    private static <T> Optional<T> file(Tree tree, String path, FileKind kind, Class<T> type) {
        return Optional.ofNullable(tree.contents().get(path))
                .map(content -> usable(kind.parse(tree.folder() + path, content), type));
    }

    private static <T> T usable(Parsed<?> parsed, Class<T> type) {
        return parsed.value()
                .map(type::cast)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        parsed.problems().stream().map(FileProblem::toString).collect(Collectors.joining("\n  ")),
                        "mend the file at the places named"));
    }
}
