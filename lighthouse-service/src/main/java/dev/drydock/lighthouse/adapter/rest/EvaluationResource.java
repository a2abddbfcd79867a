package dev.drydock.lighthouse.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.drydock.events.EventId;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.lighthouse.application.EvaluationFilter;
import dev.drydock.lighthouse.application.EvaluationStore;
import dev.drydock.lighthouse.application.EvaluationStore.SloFile;
import dev.drydock.lighthouse.application.EvaluationView;
import dev.drydock.lighthouse.application.History;
import dev.drydock.lighthouse.application.Invalidation;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import dev.drydock.lighthouse.domain.history.SloPlaces;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluations to look at: newest first, each with what every objective won or lost, and why. */
@Path("/api/lighthouse/v1")
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    private static final int LARGEST_PAGE = 1000;

    private final EvaluationStore evaluations;
    private final Invalidation invalidation;
    private final CurrentCaller caller;

    public EvaluationResource(EvaluationStore evaluations, Invalidation invalidation, CurrentCaller caller) {
        this.evaluations = evaluations;
        this.invalidation = invalidation;
        this.caller = caller;
    }

    /** A page; {@code nextPageKey} is empty on the last one. */
    public record Page(
            List<EvaluationView> evaluations,
            int pageSize,
            @Nullable String nextPageKey) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("evaluation")
    public Uni<Page> list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("keptnContext") @Nullable String keptnContext,
            @QueryParam("pageSize") @DefaultValue("20") String pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var size = size(pageSize);
        var filter = new EvaluationFilter(
                caller.get().shown(project),
                given(stage),
                given(service),
                given(keptnContext),
                false,
                before(nextPageKey));
        return evaluations
                .list(filter, size + 1)
                .map(found -> new Page(found.subList(0, Math.min(size, found.size())), size, nextKey(found, size)));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("history")
    public Uni<History> history(
            @QueryParam("project") @Nullable String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("pageSize") @DefaultValue("20") String pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var size = size(pageSize);
        var filter = new EvaluationFilter(
                caller.get().shown(needed("project", project)),
                Optional.of(needed("stage", stage)),
                Optional.of(needed("service", service)),
                Optional.empty(),
                true,
                before(nextPageKey));
        return evaluations
                .list(filter, size + 1)
                .map(found -> History.of(found.subList(0, Math.min(size, found.size())), size, nextKey(found, size)));
    }

    /** An evaluation, with the file it was judged by unless it had none. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Detail(@JsonUnwrapped EvaluationView evaluation, Optional<File> sloFile) {}

    /**
     * An SLO file as it was read.
     *
     * @param path below the folder of the service
     * @param lines of the objectives, by their indicators
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record File(String path, Optional<String> commitId, Map<String, Integer> lines) {
        static File of(SloFile file) {
            var path = PendingEvaluation.FILE;
            return new File(path, file.commitId(), SloPlaces.of(path, file.text()));
        }
    }

    /** Why an evaluation is disowned. */
    record Reason(@Nullable String reason) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("evaluation/{id}")
    public Uni<Detail> find(@PathParam("id") String id) {
        return known(id).chain(this::detail);
    }

    @Needs(value = TokenScope.OPERATE, checksProjects = true)
    @POST
    @Path("evaluation/{id}/invalidate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Detail> invalidate(@PathParam("id") String id, @Nullable Reason given) {
        var who = caller.get().name();
        var why = given == null ? Optional.<String>empty() : given(given.reason());
        var message = "Invalidated by " + who + why.map(text -> ": " + text).orElse(".");
        return known(id)
                .call(evaluation -> invalidation.invalidate(evaluation, message))
                .chain(() -> known(id))
                .chain(this::detail);
    }

    private Uni<Detail> detail(EvaluationView evaluation) {
        return evaluations
                .sloFile(new EventId(evaluation.id()))
                .map(file -> new Detail(evaluation, file.map(File::of)));
    }

    private Uni<EvaluationView> known(String id) {
        var asking = caller.get();
        return given(id)
                .map(given -> evaluations.find(new EventId(given)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .invoke(found -> found.ifPresent(evaluation -> asking.require(evaluation.project())))
                .map(found -> found.orElseThrow(() -> new Refusal(
                        404,
                        "unknown-evaluation",
                        "There is no evaluation '%s'. Use the id of its evaluation.triggered or evaluation.finished event."
                                .formatted(id))));
    }

    private static @Nullable String nextKey(List<EvaluationView> found, int size) {
        return found.size() > size ? String.valueOf(found.get(size - 1).place()) : null;
    }

    private static int size(String pageSize) {
        return (int) number("pageSize", pageSize, LARGEST_PAGE);
    }

    private static Optional<Long> before(@Nullable String nextPageKey) {
        return given(nextPageKey).map(key -> number("nextPageKey", key, Long.MAX_VALUE));
    }

    private static String needed(String parameter, @Nullable String text) {
        return given(text)
                .orElseThrow(() -> new Refusal(
                        400,
                        "bad-parameter",
                        "The parameter '%s' is missing: a history is that of one service in one stage of a project."
                                .formatted(parameter)));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static long number(String parameter, String text, long largest) {
        try {
            var number = Long.parseLong(text.strip());
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException none) {
            // refused below, like a number out of range
        }
        throw new Refusal(
                400,
                "bad-parameter",
                "The parameter '%s' is '%s', but must be a whole number from 1 to %d."
                        .formatted(parameter, text, largest));
    }
}
