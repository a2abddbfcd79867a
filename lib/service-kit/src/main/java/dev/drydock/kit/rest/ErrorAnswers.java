package dev.drydock.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.drydock.events.codec.JsonMistake;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
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
        var place = JsonMistake.place(malformed).map(at -> " at " + at).orElse("");
        var detail = "The body is not the JSON that was expected%s: %s".formatted(place, JsonMistake.of(malformed));
        return ProblemDetails.of(400, "malformed-body", detail).toResponse();
    }

    /** Such as a list where an object was expected; Quarkus would answer it without a word. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) {
        return malformed(mismatched);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException answer, ContainerRequestContext request) {
        return answer.getCause() instanceof JsonProcessingException malformed
                ? malformed(malformed)
                : WrongRequest.of(answer, request).toResponse();
    }

    @ServerExceptionMapper
    public Response fault(Exception fault) {
        var unkept = DatabaseFault.unkept(fault);
        if (unkept.isPresent()) {
            return ProblemDetails.of(400, "unkept-text", unkept.get()).toResponse();
        }
        if (DatabaseFault.isOfAbsence(fault)) {
            LOG.warnf("a request failed, as the database was away: %s", fault.getMessage());
            return ProblemDetails.of(
                            503,
                            "database-away",
                            "The database cannot be reached now, or went away meanwhile: perhaps this was done, perhaps not. Ask again in a moment.")
                    .toResponse();
        }
        var id = UUID.randomUUID();
        LOG.errorf(fault, "a request failed, %s", id);
        return ProblemDetails.of(
                        500,
                        "fault",
                        "Something went wrong here; the log has the cause under " + id + ". Try again later.")
                .toResponse();
    }
}
