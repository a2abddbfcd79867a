package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.drydock.kit.rest.ProblemDetails;
import dev.drydock.model.FileProblem;
import dev.drydock.shipyard.application.project.ProjectRefusal;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.upstream.InvalidPathException;
import dev.drydock.upstream.NotHostedException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What was refused about a project, as problem+json; mistakes in files each with their place. */
public class ProjectRefusalAnswers {
    /** @param problems each mistake with its place */
    record FileProblemsDto(@JsonUnwrapped ProblemDetails problem, List<FileProblem> problems) {}

    @ServerExceptionMapper
    public Response refusal(ProjectRefusal refusal) {
        var problem =
                ProblemDetails.of(status(refusal.reason()), refusal.reason().word(), refusal.getMessage());
        return refusal.problems().isEmpty()
                ? problem.toResponse()
                : Response.status(problem.status())
                        .type(ProblemDetails.MEDIA_TYPE)
                        .entity(new FileProblemsDto(problem, refusal.problems()))
                        .build();
    }

    @ServerExceptionMapper
    public Response invalidPath(InvalidPathException invalid) {
        return ProblemDetails.of(400, Reason.INVALID_PATH.word(), invalid.getMessage())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response notHosted(NotHostedException elsewhere) {
        return ProblemDetails.of(404, Reason.UNKNOWN_PROJECT.word(), elsewhere.getMessage())
                .toResponse();
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case UNKNOWN_PROJECT, UNKNOWN_STAGE, UNKNOWN_SERVICE, UNKNOWN_RESOURCE, UNKNOWN_COMMIT -> 404;
            case ALREADY_EXISTS, CHANGED_MEANWHILE, STAGES_WOULD_GO -> 409;
            case INVALID_NAME, INVALID_PATH, INVALID_FILE, INVALID_CREDENTIAL -> 400;
            case TOO_LARGE -> 413;
            case DENIED_URL -> 422;
            default -> 424;
        };
    }
}
