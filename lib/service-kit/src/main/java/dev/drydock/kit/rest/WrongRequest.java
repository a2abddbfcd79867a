package dev.drydock.kit.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with a request that no endpoint takes, in words. */
final class WrongRequest {
    private static final String PATHS = "; GET /api/v1/openapi.yaml lists what there is.";

    private static final Pattern MEDIA_TYPE = Pattern.compile("[^/;,\\s]+/[^/;,\\s]+\\s*(;.*)?");

    private WrongRequest() {}

    static ProblemDetails of(WebApplicationException answer, ContainerRequestContext request) {
        var status = answer.getResponse().getStatus();
        var here = request.getMethod() + " /" + request.getUriInfo().getPath().replaceFirst("^/+", "");
        if (status == 404 && answer.getCause() != null) {
            return ProblemDetails.of(400, "bad-parameter", parameter(answer.getCause(), request));
        }
        var form = request.getHeaderString("Content-Type");
        return switch (status) {
            case 400 ->
                form == null || MEDIA_TYPE.matcher(form).matches()
                        ? ProblemDetails.of(400, "http-400", String.valueOf(answer.getMessage()))
                        : ProblemDetails.of(
                                400,
                                "unknown-content-type",
                                "The header Content-Type is '%s', which is no type; expected application/json."
                                        .formatted(form));
            case 404 -> ProblemDetails.of(404, "unknown-path", "There is no %s%s".formatted(here, PATHS));
            case 405 ->
                ProblemDetails.of(405, "unknown-method", "There is no %s, only others%s".formatted(here, PATHS));
            case 415 ->
                ProblemDetails.of(
                        415,
                        "unknown-content-type",
                        "%s does not take '%s'; send JSON, with the header Content-Type: application/json."
                                .formatted(here, form));
            case 406 ->
                ProblemDetails.of(
                        406,
                        "unknown-content-type",
                        "%s does not answer with '%s'; leave the header Accept out."
                                .formatted(here, request.getHeaderString("Accept")));
            default -> ProblemDetails.of(status, "http-" + status, String.valueOf(answer.getMessage()));
        };
    }

    /** A parameter of the path or the query that is not of its type; the cause tells its value, not its name. */
    private static String parameter(Throwable cause, ContainerRequestContext request) {
        var reason = String.valueOf(cause.getMessage());
        return request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter ->
                        parameter.getValue().stream().anyMatch(value -> reason.contains('"' + value + '"')))
                .findFirst()
                .map(WrongRequest::notANumber)
                .orElseGet(() -> "A parameter cannot be read: " + reason);
    }

    private static String notANumber(Map.Entry<String, List<String>> parameter) {
        return "%s is '%s'; expected a whole number."
                .formatted(parameter.getKey(), parameter.getValue().get(0));
    }
}
