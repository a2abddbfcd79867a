package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.output.Printer;
import dev.drydock.cli.output.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** An evaluation for people: the score, and of each objective what it won or lost, and why. */
final class EvaluationReport {
    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    private EvaluationReport() {}

    /** Prints the document that the API has of an evaluation, as it is to programs. */
    static void print(Printer printer, JsonNode evaluation) {
        if (!printer.isForPeople()) {
            printer.outcome("", evaluation);
            return;
        }
        printer.outcome(headline(printer, evaluation), evaluation);
        var objectives = StreamSupport.stream(evaluation.path("objectives").spliterator(), false)
                .toList();
        if (!objectives.isEmpty()) {
            printer.outcome(String.join("\n", table(printer).render(objectives)), evaluation);
        }
        lines(evaluation, objectives).forEach(line -> printer.outcome(line, evaluation));
    }

    private static String headline(Printer printer, JsonNode evaluation) {
        var result = evaluation.path("result").asText("");
        if (result.isEmpty()) {
            return "The evaluation waits for its values.";
        }
        return "%s: %s of 100%s%s"
                .formatted(
                        printer.palette().verdict(result),
                        number(evaluation.path("score")),
                        evaluation.path("status").asText("").equals("errored")
                                ? ", as it could not be carried out"
                                : "",
                        evaluation.path("invalidated").asBoolean() ? " (invalidated)" : "");
    }

    private static Table<JsonNode> table(Printer printer) {
        return new Table<JsonNode>()
                .column("SLI", objective -> objective.path("sli").asText())
                .column("STATUS", objective -> objective.path("status").asText(), printer.palette()::verdict)
                .column("VALUE", objective -> number(objective.path("value")))
                .column("EARLIER", objective -> number(objective.path("comparedValue")))
                .column("TARGET", EvaluationReport::targets)
                .column("WEIGHT", objective -> objective.path("weight").asText())
                .column("WON", objective -> number(objective.path("pointsWon")))
                .column("LOST", objective -> number(objective.path("pointsLost")))
                .column("KEY", objective -> objective.path("keySli").asBoolean() ? "yes" : "");
    }

    private static String targets(JsonNode objective) {
        var targets = new ArrayList<String>();
        objective
                .path("passTargets")
                .forEach(target -> targets.add(target.path("criteria").asText()
                        + (target.path("criteria").asText().matches(".*[-+%].*")
                                ? " (" + number(target.path("targetValue")) + ")"
                                : "")));
        return String.join(", ", targets);
    }

    /** The sentence of each objective; then what the message adds to them. */
    private static List<String> lines(JsonNode evaluation, List<JsonNode> objectives) {
        var lines = new ArrayList<String>();
        var rest = evaluation.path("message").asText("");
        for (var objective : objectives) {
            var sentence = objective.path("explanation").asText("");
            lines.add(sentence);
            rest = rest.replace(sentence, "");
        }
        lines.add(rest.replaceAll(" {2,}", " ").strip());
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private static String number(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.asDouble())
                ? BigDecimal.valueOf(number.asDouble())
                        .round(SHOWN_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : number.asText("");
    }
}
