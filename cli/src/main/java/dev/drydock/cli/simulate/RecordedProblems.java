package dev.drydock.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Measured;
import dev.drydock.remediation.domain.simulation.RecordedProblem;
import dev.drydock.remediation.domain.simulation.RecordedProblem.RecordedAttempt;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Problems as the API tells them. */
public final class RecordedProblems {
    private RecordedProblems() {}

    /** Those that can be understood, of a page of the API, an array, or a single one. */
    public static List<RecordedProblem> of(JsonNode document) {
        var list = document.has("problems") ? document.path("problems") : document;
        return (list.isArray() ? stream(list) : Stream.of(list))
                .flatMap(one -> problem(one).stream())
                .toList();
    }

    private static Optional<RecordedProblem> problem(JsonNode json) {
        var state = json.path("state").asText();
        var opened = instant(json.path("openedAt").asText());
        var isPlaced = Stream.of("project", "stage", "service")
                .noneMatch(key -> json.path(key).asText("").isBlank());
        if (!isPlaced
                || opened.isEmpty()
                || Arrays.stream(ProblemState.values())
                        .noneMatch(known -> known.word().equals(state))) {
            return Optional.empty();
        }
        return Optional.of(new RecordedProblem(
                json.path("id").asText(),
                new Scope(
                        json.path("project").asText(),
                        json.path("stage").asText(),
                        json.path("service").asText()),
                named(json),
                opened.get(),
                stream(json.path("attempts"))
                        .filter(attempt -> !isUndo(attempt))
                        .map(RecordedProblems::attempt)
                        .toList(),
                state));
    }

    /** Its block says more than its name. */
    private static Problem named(JsonNode json) {
        var block = json.path("problem");
        var title = text(block, "problemTitle");
        var cause = text(block, "rootCause");
        var name = title.isEmpty() && cause.isEmpty()
                ? Optional.of(json.path("name").asText())
                : title;
        return new Problem(name, cause, Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(JsonNode block, String key) {
        return block.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .map(entry -> entry.getValue().asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static boolean isUndo(JsonNode attempt) {
        return attempt.hasNonNull("undoes") || attempt.path("undo").asBoolean(false);
    }

    private static RecordedAttempt attempt(JsonNode json) {
        var score =
                json.path("score").isNumber() ? Optional.of(json.path("score").asDouble()) : Optional.<Double>empty();
        return new RecordedAttempt(
                json.path("action").asText(),
                Result.ofWire(json.path("result").asText()).map(result -> new Measured(result, score)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
