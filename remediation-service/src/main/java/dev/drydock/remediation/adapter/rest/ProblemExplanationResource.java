package dev.drydock.remediation.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.adapter.rest.Explained.StoryView;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.domain.explain.ProblemStory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** Why something was or was not done about a problem. */
@Path("/api/remediation/v1/problem/{id}/explanation")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemExplanationResource {
    private final ProblemArchive problems;
    private final CurrentCaller caller;

    public ProblemExplanationResource(ProblemArchive problems, CurrentCaller caller) {
        this.problems = problems;
        this.caller = caller;
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<StoryView> explain(@RestPath String id) {
        var asking = caller.get();
        return problems.show(id).map(found -> {
            var listed = found.orElseThrow(() -> new Refusal(
                    404, "unknown-problem", "There is no problem '%s'. List them without an id.".formatted(id)));
            var life = listed.life();
            asking.require(life.report().scope().project());
            return StoryView.of(ProblemView.of(listed), ProblemStory.of(life));
        });
    }
}
