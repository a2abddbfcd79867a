package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads an error answer: problem+json (RFC 9457), Keptn's {@code {code,message}}, or plain text. */
final class Refusal {
    private Refusal() {}

    static ApiException of(String request, int status, JsonNode problem, String body) {
        var title = firstText(problem, "title", "message");
        var message = "Expected to " + request + ", but the server answered " + status
                + (title.isEmpty() ? "" : ": " + title);
        return new ApiException(kind(status), message, details(problem, title, body));
    }

    private static ApiException.Kind kind(int status) {
        if (status == 401 || status == 403) {
            return ApiException.Kind.UNAUTHORIZED;
        }
        if (status == 404) {
            return ApiException.Kind.NOT_FOUND;
        }
        return status >= 500 ? ApiException.Kind.SERVER_FAILED : ApiException.Kind.REFUSED;
    }

    private static List<String> details(JsonNode problem, String title, String body) {
        var lines = new ArrayList<String>();
        for (var text : List.of(
                problem.path("detail").asText(""), problem.path("message").asText(""))) {
            if (!text.isBlank() && !text.equals(title) && !lines.contains(text)) {
                lines.add(text);
            }
        }
        for (var list : List.of(problem.path("problems"), problem.path("errors"), problem.path("violations"))) {
            if (!list.isEmpty()) {
                var first = inOneLine(list.get(0));
                lines.removeIf(line -> line.startsWith(first)); // the detail begins with the first of several
            }
            list.forEach(entry -> lines.add(inOneLine(entry)));
        }
        if (lines.isEmpty() && title.isEmpty() && !body.isBlank()) {
            lines.add(body.strip().lines().findFirst().orElse(""));
        }
        return lines;
    }

    private static String inOneLine(JsonNode entry) {
        if (entry.isTextual()) {
            return entry.textValue();
        }
        var message = firstText(entry, "message", "detail");
        var place = new StringBuilder(firstText(entry, "file", "field"));
        for (var part : List.of(entry.path("line"), entry.path("column"))) {
            if (part.isInt()) {
                place.append(place.isEmpty() ? "" : ":").append(part.intValue());
            }
        }
        if (message.isEmpty()) {
            return entry.toString();
        }
        return place.isEmpty() ? message : place + ": " + message;
    }

    private static String firstText(JsonNode node, String... fields) {
        for (var field : fields) {
            var text = node.path(field).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
