package dev.drydock.cli.follow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.client.KeptnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What an event says in a few words: its own message, or what its payload shows. */
final class StepMessage {
    private StepMessage() {}

    static String ofTrigger(KeptnEvent event) {
        var problem = event.data().path("problem");
        var title = firstText(problem, "problemTitle", "ProblemTitle");
        if (!title.isEmpty()) {
            return "problem: " + title;
        }
        var image = event.data()
                .path("configurationChange")
                .path("values")
                .path("image")
                .asText("");
        return image.isEmpty() ? "" : "image: " + image;
    }

    static String ofAnswer(String task, KeptnEvent event) {
        var own = event.data("message");
        var shown = switch (task) {
            case "get-action" -> action(event.data().path("action"));
            case "evaluation" -> indicators(event.data().path("evaluation").path("indicatorResults"));
            case "get-sli" -> values(event.data().path("get-sli").path("indicatorValues"));
            default -> "";
        };
        if (own.isEmpty() || shown.isEmpty()) {
            return own + shown;
        }
        return shown + "; " + own;
    }

    static @Nullable Double score(KeptnEvent event) {
        var score = event.data().path("evaluation").path("score");
        return score.isNumber() ? Double.valueOf(score.doubleValue()) : null;
    }

    private static String action(JsonNode action) {
        var name = firstText(action, "action", "name");
        if (name.isEmpty()) {
            return "";
        }
        var value = action.path("value");
        var shown = value.isMissingNode() || value.isNull() ? "" : " " + (value.isValueNode() ? value.asText() : value);
        return "chose " + name + shown;
    }

    private static String indicators(JsonNode results) {
        var texts = new StringJoiner(", ");
        for (var result : results) {
            var value = result.path("value");
            texts.add(firstText(value, "metric") + " " + number(value) + violated(result));
        }
        return texts.toString();
    }

    private static String violated(JsonNode result) {
        var criteria = new ArrayList<String>();
        var targets = result.path("status").asText().equals("fail") ? "warningTargets" : "passTargets";
        var broken = brokenCriteria(result.path(targets));
        criteria.addAll(broken.isEmpty() ? brokenCriteria(result.path("passTargets")) : broken);
        return criteria.isEmpty() ? "" : " (wanted " + String.join(" and ", criteria) + ")";
    }

    private static List<String> brokenCriteria(JsonNode targets) {
        var broken = new ArrayList<String>();
        for (var target : targets) {
            if (target.path("violated").asBoolean()) {
                broken.add(target.path("criteria").asText());
            }
        }
        return broken;
    }

    private static String values(JsonNode values) {
        var texts = new StringJoiner(", ");
        values.forEach(value -> texts.add(firstText(value, "metric") + " " + number(value)));
        return texts.toString();
    }

    private static String number(JsonNode value) {
        if (!value.path("success").asBoolean(true)) {
            var why = value.path("message").asText("");
            return why.isEmpty() ? "without a value" : "without a value: " + why;
        }
        return number(value.path("value").asDouble());
    }

    /** At most two decimals; 812.0 is 812. */
    static String number(double value) {
        var text = String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private static String firstText(JsonNode node, String... fields) {
        for (var field : fields) {
            var text = node.path(field).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
