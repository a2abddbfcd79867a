package dev.drydock.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as problem+json; what went wrong inside goes to the log, never to the caller. */
public class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    @ServerExceptionMapper
    public Response refusal(Refusal refusal) {
        return ProblemDetails.of(refusal.status(), refusal.reason(), refusal.getMessage())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException malformed) {
        var at = malformed.getLocation();
        var place = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        var detail = "The body is not the JSON that was expected%s: %s"
                .formatted(
                        place,
                        malformed.getOriginalMessage().lines().findFirst().orElse(""));
        return ProblemDetails.of(400, "malformed-body", detail).toResponse();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException answer) {
        var status = answer.getResponse().getStatus();
        if (answer.getCause() instanceof JsonProcessingException malformed) {
            return malformed(malformed);
        }
        return ProblemDetails.of(status, "http-" + status, String.valueOf(answer.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    public Response fault(Exception fault) {
        var id = UUID.randomUUID();
        LOG.errorf(fault, "a request failed, %s", id);
        return ProblemDetails.of(
                        500,
                        "fault",
                        "Something went wrong here; the log has the cause under " + id + ". Try again later.")
                .toResponse();
    }
}
