package dev.drydock.cli.follow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something worth a line. Texts are empty and the score is null where they do not apply. */
public record Step(
        Kind kind,
        Optional<Instant> time,
        String stage,
        String sequence,
        String task,
        String source,
        String result,
        @Nullable Double score,
        String message) {

    public enum Kind {
        SEQUENCE_STARTED("sequence.started"),
        TASK_FINISHED("task.finished"),
        TASK_HELD("task.held"),
        APPROVAL_NEEDED("approval.needed"),
        SEQUENCE_FINISHED("sequence.finished"),
        PROBLEM_ENDED("problem.ended"),
        TROUBLE("trouble");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** {@code production.remediation}, or nothing for a step outside of any sequence. */
    public String where() {
        return sequence.isEmpty() ? stage : stage + "." + sequence;
    }

    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("kind", kind.text);
        time.ifPresent(at -> json.put("time", at.toString()));
        put(json, "stage", stage);
        put(json, "sequence", sequence);
        put(json, "task", task);
        put(json, "source", source);
        put(json, "result", result);
        if (score != null) {
            json.put("score", score);
        }
        put(json, "message", message);
        return json;
    }

    private static void put(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }
}
