package dev.drydock.kit.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it ({@code application/problem+json}), with Keptn's {@code code} and {@code message} beside.
 *
 * @param type always {@code about:blank}: the reason tells kinds apart
 * @param title the status in words
 * @param status HTTP status
 * @param detail what, where, why, and what to do
 * @param reason a stable word for programs
 * @param code as Keptn's clients read it: the status
 * @param message as Keptn's clients read it: the detail
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "reason", "code", "message"})
public record ProblemDetails(
        String type, String title, int status, String detail, String reason, int code, String message) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemDetails of(int status, String reason, String detail) {
        return new ProblemDetails("about:blank", title(status), status, detail, reason, status, detail);
    }

    private static String title(int status) {
        if (status == 422) {
            return "Unprocessable Content";
        }
        if (status == 424) {
            return "Failed Dependency";
        }
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** The whole answer. */
    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
