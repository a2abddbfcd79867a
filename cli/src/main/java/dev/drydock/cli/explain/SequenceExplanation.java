package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.explain.Explanation.Draft;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the sequence executions of a flow did, what they wait for, and whose turn it is. */
public final class SequenceExplanation {
    private final Wording wording;
    private final TaskExplanation tasks;

    public SequenceExplanation(Wording wording) {
        this.wording = wording;
        this.tasks = new TaskExplanation(wording);
    }

    /**
     * @param executions of one flow, oldest first
     * @param waiting what the server says about a task that nobody has answered, by its triggered id
     */
    public Explanation explain(List<JsonNode> executions, Function<String, Optional<JsonNode>> waiting) {
        var draft = new Draft();
        executions.forEach(execution -> one(draft, execution, waiting));
        return draft.done();
    }

    private void one(Draft draft, JsonNode execution, Function<String, Optional<JsonNode>> waiting) {
        var scope = execution.path("scope");
        draft.say(execution.path("sequence").path("name").asText() + " in "
                + scope.path("stage").asText() + " of "
                + scope.path("project").asText() + "/" + scope.path("service").asText() + ": triggered "
                + wording.at(execution.path("triggeredAt")) + ", " + words(execution) + ".");
        var status = execution.path("status");
        status.path("previousTasks").forEach(task -> draft.say("  " + TaskExplanation.done(task) + "."));
        var inner = new Draft();
        if (status.has("currentTask")) {
            tasks.open(
                    inner,
                    execution,
                    waiting.apply(status.path("currentTask").path("triggeredID").asText()));
        }
        state(inner, execution);
        var said = inner.done();
        said.text().forEach(sentence -> draft.say("  " + sentence));
        said.advice().forEach(draft::advise);
    }

    private static String words(JsonNode execution) {
        var ended = execution.path("ended");
        return ended.isObject()
                ? "ended with " + Wording.verdict(ended)
                        + Wording.colon(ended.path("message").asText(""))
                : "it is " + execution.path("status").path("state").asText();
    }

    private void state(Draft draft, JsonNode execution) {
        var scope = execution.path("scope");
        var context = scope.path("keptnContext").asText();
        var project = scope.path("project").asText();
        if (execution.path("status").path("state").asText().equals("paused")) {
            draft.say("It is paused: nothing new goes out.")
                    .advise(wording.command() + " resume sequence " + context + " --project=" + project);
        }
        var queue = execution.path("queue");
        if (queue.isObject()) {
            var blocker = queue.path("blockedBy");
            draft.say(
                    "It waits for its turn, number " + queue.path("position").asInt() + " in the queue of its stage and"
                            + " service"
                            + (blocker.isObject()
                                    ? ", behind " + blocker.path("name").asText() + " of "
                                            + blocker.path("keptnContext").asText() + " ("
                                            + blocker.path("state").asText() + ")."
                                    : "."));
            if (blocker.isObject()) {
                draft.advise(wording.command() + " explain sequence "
                        + blocker.path("keptnContext").asText() + "  (what is before it)");
            }
        }
    }
}
