package dev.drydock.shipyard.application.project;

import dev.drydock.model.FileProblem;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.PackedChart;
import dev.drydock.upstream.Committed;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.History;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Listing;
import dev.drydock.upstream.Resource;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The files of projects, stages and services. Refuses as {@link ProjectRefusal}; an invalid file replaces nothing. */
public final class ProjectResources {
    private final ProjectCatalogue catalogue;
    private final ProjectFiles files;
    private final PackedCharts charts;

    public ProjectResources(ProjectCatalogue catalogue, ProjectFiles files) {
        this.catalogue = catalogue;
        this.files = files;
        this.charts = new PackedCharts(files);
    }

    /**
     * Whose files.
     *
     * @param stage absent for the project's own
     * @param service absent for the project's or the stage's own
     */
    public record Place(String project, Optional<String> stage, Optional<String> service) {
        boolean isProject() {
            return stage.isEmpty();
        }

        Level level() {
            return stage.map(name ->
                            service.map(folder -> Level.service(name, folder)).orElseGet(() -> Level.stage(name)))
                    .orElseGet(Level::project);
        }

        /** Why there is no such place. */
        Optional<ProjectRefusal> refusal(Known known) {
            if (stage.isEmpty()) {
                return Optional.empty();
            }
            return ProjectServices.refusal(known, stage.get())
                    .or(() -> service.filter(name -> !ProjectServices.has(known, stage.get(), name))
                            .map(name -> ProjectRefusal.unknownService(project, stage.get(), name)));
        }
    }

    /**
     * A packed chart that lies there as a folder is packed for the reader.
     *
     * @param commit the head, if absent
     */
    public Uni<Resource> read(Place place, String uri, Optional<String> commit) {
        return at(
                place,
                level -> files.read(place.project(), level, uri, commit)
                        .onFailure(ProjectResources::isUnknownResource)
                        .recoverWithUni(missing -> PackedChart.at(uri)
                                .map(chart -> charts.read(place.project(), level, chart, commit, missing))
                                .orElseGet(() -> Uni.createFrom().failure(missing))));
    }

    /**
     * @param commit the head, if absent
     * @return empty for a service that is there now and had no files at a commit before it was created
     */
    public Uni<Optional<Listing>> list(Place place, Optional<String> commit) {
        return at(place, level -> files.list(place.project(), level, commit))
                .map(Optional::of)
                .onFailure(ProjectResources::isUnknownResource)
                .recoverWithItem(Optional.empty());
    }

    /**
     * Who changed the files, newest first.
     *
     * @param uri the only file; absent for all, and it need not be there any more
     * @param commit where the history ends; absent for the head
     */
    public Uni<History> history(Place place, Optional<String> uri, Optional<String> commit, int skip, int atMost) {
        return at(place, level -> files.history(place.project(), level, uri, commit, skip, atMost));
    }

    /**
     * Writes all files in one commit, or none; none also when one of them is no longer as its writer saw it.
     *
     * @param removed the names of stages that a new shipyard may drop
     */
    public Uni<Committed> write(
            Place place, Map<String, byte[]> content, Set<String> removed, Contribution contribution) {
        var level = place.level();
        var problems = new ArrayList<FileProblem>();
        new TreeMap<>(content)
                .forEach((uri, bytes) ->
                        problems.addAll(FileRules.problems(place.isProject(), level.folder() + uri, bytes)));
        if (!problems.isEmpty()) {
            throw ProjectRefusal.invalid(problems);
        }
        var message = content.size() == 1
                ? "Write " + level.folder() + content.keySet().iterator().next()
                : "Write %d files".formatted(content.size());
        var edit = contribution.sign(Edit.write(content, contribution.message(message)));
        var shipyard = place.isProject() ? content.get(FileRules.SHIPYARD) : null;
        return at(place, (known, there) -> {
            if (shipyard != null) {
                StageGuard.check(known, shipyard, removed);
            }
            return charts.unpacked(place.project(), there, edit)
                    .chain(unpacked -> files.edit(place.project(), there, unpacked));
        });
    }

    public Uni<Committed> delete(Place place, String uri, Contribution contribution) {
        FileRules.refusalOfDelete(place.isProject(), uri).ifPresent(why -> {
            throw ProjectRefusal.invalid(List.of(why));
        });
        var message = contribution.message("Delete " + place.level().folder() + uri);
        var edit = contribution.sign(Edit.delete(List.of(uri), message));
        return at(
                place,
                level -> charts.unpacked(place.project(), level, edit)
                        .chain(unpacked -> files.edit(place.project(), level, unpacked)));
    }

    static boolean isUnknownResource(Throwable failure) {
        return failure instanceof ProjectRefusal refusal && refusal.reason() == Reason.UNKNOWN_RESOURCE;
    }

    private <T> Uni<T> at(Place place, Function<Level, Uni<T>> work) {
        return catalogue
                .known(place.project(), known -> place.refusal(known).isEmpty())
                .chain(known -> in(place, known, level -> work.apply(level)));
    }

    private <T> Uni<T> at(Place place, BiFunction<Known, Level, Uni<T>> work) {
        return catalogue.known(place.project()).chain(known -> in(place, known, level -> work.apply(known, level)));
    }

    private static <T> Uni<T> in(Place place, Known known, Function<Level, Uni<T>> work) {
        place.refusal(known).ifPresent(refusal -> {
            throw refusal;
        });
        return work.apply(place.level());
    }
}
