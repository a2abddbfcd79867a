package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.client.EventType;
import dev.drydock.cli.explain.Explanation.Draft;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a task of a sequence execution came to, or what it waits for. */
public final class TaskExplanation {
    private final Wording wording;

    public TaskExplanation(Wording wording) {
        this.wording = wording;
    }

    /**
     * @param execution as the server tells it
     * @param triggeredId of the task
     * @param waiting what the server says about it while nobody has answered
     */
    public Optional<Explanation> explain(JsonNode execution, String triggeredId, Optional<JsonNode> waiting) {
        var status = execution.path("status");
        for (var done : status.path("previousTasks")) {
            if (done.path("triggeredID").asText().equals(triggeredId)) {
                return Optional.of(new Draft().say(done(done) + ".").done());
            }
        }
        var current = status.path("currentTask");
        if (!current.path("triggeredID").asText("").equals(triggeredId)) {
            return Optional.empty();
        }
        var draft = new Draft();
        open(draft, execution, waiting);
        return Optional.of(draft.done());
    }

    static String done(JsonNode task) {
        return task.path("name").asText() + " is done: " + Wording.verdict(task)
                + Wording.colon(task.path("message").asText(""));
    }

    /** The task that the execution is at. */
    void open(Draft draft, JsonNode execution, Optional<JsonNode> waiting) {
        var task = execution.path("status").path("currentTask");
        var name = task.path("name").asText();
        if (!task.path("sent").asBoolean()) {
            draft.say(name + " is planned: it goes out " + wording.at(task.path("sendAt")) + ".");
            return;
        }
        draft.say(name + " went out " + wording.at(task.path("sendAt")) + ".");
        task.path("events").forEach(answer -> draft.say("  " + answer(answer) + "."));
        if (name.equals("approval") && !isStartedByOthers(task)) {
            draft.say("It is a person's turn: somebody has to approve or decline.")
                    .advise(wording.command() + " approve "
                            + task.path("triggeredID").asText() + "  (or with --decline)");
        } else if (waiting.isPresent()) {
            var advice = waiting.get().path("advice").asText("");
            draft.say("Nobody has started it yet. " + advice)
                    .advise("start a service that carries out " + name
                            + ", or add a job for it to job/config.yaml; who is" + " there: " + wording.command()
                            + " get integrations");
        } else {
            stillAtWork(draft, task);
        }
        Wording.instant(execution.path("dueAt"))
                .ifPresent(due -> draft.say("It must be over " + wording.at(execution.path("dueAt"))
                        + ", else the sequence times out and its queue moves on."));
    }

    private void stillAtWork(Draft draft, JsonNode task) {
        var open = StreamSupport.stream(task.path("events").spliterator(), false)
                .filter(answer -> kind(answer).equals("started") && !answer.has("ignored"))
                .map(answer -> answer.path("source").asText())
                .filter(source -> !hasFinished(task, source))
                .distinct()
                .toList();
        if (!open.isEmpty()) {
            draft.say("It is the turn of " + String.join(" and ", open) + ", which started it and has not finished.")
                    .advise("look at the log of " + String.join(" and ", open) + ", or at its errors: "
                            + wording.command() + " logs");
        }
    }

    private static boolean isStartedByOthers(JsonNode task) {
        return StreamSupport.stream(task.path("events").spliterator(), false)
                .anyMatch(answer -> kind(answer).equals("started") && !answer.has("ignored"));
    }

    private static boolean hasFinished(JsonNode task, String source) {
        return StreamSupport.stream(task.path("events").spliterator(), false)
                .anyMatch(answer -> kind(answer).equals("finished")
                        && answer.path("source").asText().equals(source));
    }

    private String answer(JsonNode answer) {
        var ignored = answer.path("ignored").asText("");
        var verdict = Wording.verdict(answer);
        return answer.path("source").asText() + " said " + kind(answer) + (verdict.isEmpty() ? "" : " " + verdict) + " "
                + wording.at(answer.path("time"))
                + (ignored.isEmpty() ? "" : ", which changed nothing: " + ignored.replaceFirst("\\.$", ""));
    }

    private static String kind(JsonNode answer) {
        return EventType.parse(answer.path("eventType").asText()).kind();
    }
}
