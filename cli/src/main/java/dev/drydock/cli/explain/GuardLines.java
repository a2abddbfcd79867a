package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.explain.Explanation.Draft;

/** What guards said, one line each: the rule, what it found, and the line of the file that states it. */
final class GuardLines {
    private GuardLines() {}

    static void of(Draft draft, String indent, JsonNode checks) {
        checks.forEach(check -> draft.say(indent + line(check)));
    }

    private static String line(JsonNode check) {
        var place = check.path("place").asText("");
        return (check.path("passes").asBoolean() ? "passes  " : "stops   ")
                + check.path("guard").asText() + ": " + check.path("words").asText()
                + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
