package dev.drydock.remediation.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.domain.problem.ProblemState;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Problems and what was done about them. */
@Path("/api/remediation/v1/problem")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemResource {
    private static final int MOST = 500;

    private final ProblemArchive problems;
    private final CurrentCaller caller;

    public ProblemResource(ProblemArchive problems, CurrentCaller caller) {
        this.problems = problems;
        this.caller = caller;
    }

    /** The newest first. */
    public record Page(List<ProblemView> problems) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<Page> list(
            @RestQuery Optional<String> project,
            @RestQuery Optional<String> state,
            @RestQuery @DefaultValue("100") int pageSize) {
        return problems.list(
                        caller.get().shown(project.orElse(null)),
                        state.map(ProblemResource::stateOf),
                        Math.max(1, Math.min(pageSize, MOST)))
                .map(lives -> new Page(lives.stream().map(ProblemView::of).toList()));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/{id}")
    public Uni<ProblemView> show(@RestPath String id) {
        var asking = caller.get();
        return problems.find(id)
                .invoke(found -> found.ifPresent(
                        life -> asking.require(life.report().scope().project())))
                .map(found -> found.map(ProblemView::of)
                        .orElseThrow(() -> new Refusal(
                                404,
                                "unknown-problem",
                                "There is no problem '%s'. List them without an id.".formatted(id))));
    }

    private static ProblemState stateOf(String word) {
        return Arrays.stream(ProblemState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "unknown-state",
                        "'%s' is no state of a problem. They are: %s."
                                .formatted(
                                        word,
                                        Arrays.stream(ProblemState.values())
                                                .map(ProblemState::word)
                                                .collect(Collectors.joining(", ")))));
    }
}
