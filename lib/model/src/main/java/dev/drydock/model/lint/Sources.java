package dev.drydock.model.lint;

import dev.drydock.model.job.JobConfig;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a project, each read once, and the rules by which services find them (reference 5.2). */
final class Sources {
    private final ProjectFiles files;
    private final Map<String, SourceFile> read = new LinkedHashMap<>();

    Sources(ProjectFiles files) {
        this.files = files;
        files.project().ifPresent(tree -> readAll(tree, true));
        files.stages().forEach(stage -> readAll(stage.tree(), false));
    }

    /** A service in a stage; its folder is empty, or ends with a slash. */
    record Place(ProjectFiles.StageFiles stage, String folder) {
        String service() {
            return folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        }

        /** For messages: a folder as the user sees it. */
        String shownFolder() {
            return stage.tree().folder() + folder;
        }
    }

    Collection<SourceFile> all() {
        return read.values();
    }

    /** Every service of every stage at hand. */
    List<Place> places() {
        return files.stages().stream().flatMap(Sources::placesOf).toList();
    }

    List<Place> placesIn(String stage) {
        return places().stream()
                .filter(place -> place.stage().name().map(stage::equals).orElse(true))
                .toList();
    }

    Optional<SourceFile> shipyardFile() {
        return files.project().flatMap(tree -> file(tree, FileKind.SHIPYARD.path()));
    }

    Optional<Shipyard> shipyard() {
        return shipyardFile().flatMap(file -> file.as(Shipyard.class));
    }

    /** The project's own guards. */
    Optional<SourceFile> guardsFile() {
        return files.project().flatMap(tree -> file(tree, FileKind.GUARDS.path()));
    }

    /** The stages of the shipyard that these files may be of. */
    List<Stage> stagesOf(ProjectFiles.StageFiles stage) {
        return shipyard().map(Shipyard::stages).orElse(List.of()).stream()
                .filter(one -> stage.name().map(one.name()::equals).orElse(true))
                .toList();
    }

    /** The service's own file; there is no other level for it. */
    Optional<SourceFile> ofService(Place place, FileKind kind) {
        return file(place.stage().tree(), place.folder() + kind.path());
    }

    /** The job config that holds: the service's, else the stage's, else the project's. */
    Optional<SourceFile> jobConfig(Place place) {
        var path = FileKind.JOB_CONFIG.path();
        return ofService(place, FileKind.JOB_CONFIG)
                .or(() -> file(place.stage().tree(), path))
                .or(() -> files.project().flatMap(tree -> file(tree, path)));
    }

    /** The SLI files that count for a service, of every provider. */
    List<SourceFile> sliFiles(Place place) {
        var stage = place.stage().tree();
        return Stream.of(
                        sliFiles(stage, place.folder()),
                        sliFiles(stage, ""),
                        files.project().stream().flatMap(tree -> sliFiles(tree, "")))
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    boolean hasProject() {
        return files.project().isPresent();
    }

    /** Whether some job config could not be read, so that nothing can be said about who answers. */
    static boolean isBroken(Optional<SourceFile> jobConfig) {
        return jobConfig.filter(file -> file.as(JobConfig.class).isEmpty()).isPresent();
    }

    /** The paths of a service's files, relative to its folder. */
    static Set<String> pathsOf(Place place) {
        return place.stage().tree().paths().stream()
                .filter(path -> path.startsWith(place.folder()))
                .map(path -> path.substring(place.folder().length()))
                .collect(Collectors.toSet());
    }

    private Stream<SourceFile> sliFiles(Tree tree, String folder) {
        return tree.sortedContents().keySet().stream()
                .filter(path -> path.startsWith(folder) && isProviders(path.substring(folder.length())))
                .flatMap(path -> file(tree, path).stream());
    }

    private static boolean isProviders(String path) {
        var slash = path.indexOf('/');
        return slash > 0 && path.substring(slash + 1).equals(FileKind.SLI.path());
    }

    private static Stream<Place> placesOf(ProjectFiles.StageFiles stage) {
        return stage.isService()
                ? Stream.of(new Place(stage, ""))
                : stage.tree().services().stream().map(folder -> new Place(stage, folder));
    }

    private Optional<SourceFile> file(Tree tree, String path) {
        return Optional.ofNullable(read.get(key(tree, path)));
    }

    private void readAll(Tree tree, boolean isProject) {
        tree.sortedContents()
                .forEach((path, content) -> FileKind.of(path)
                        .filter(kind -> isProject || !kind.isOfProject())
                        .ifPresent(kind -> read.computeIfAbsent(
                                key(tree, path),
                                key -> new SourceFile(kind, tree.branch(), tree.folder() + path, content))));
    }

    private static String key(Tree tree, String path) {
        return tree.branch() + ":" + tree.folder() + path;
    }
}
