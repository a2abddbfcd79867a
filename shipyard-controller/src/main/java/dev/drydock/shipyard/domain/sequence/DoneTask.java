package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.PayloadMerge;
import java.util.List;

/**
 * A task that is over.
 *
 * @param message what was said about it; several executors' words are joined
 * @param data what the task added to the flow
 */
public record DoneTask(String name, EventId triggeredId, Verdict verdict, String message, Payload data) {
    static DoneTask of(String name, OpenTask task) {
        var answers = task.finished();
        var data = answers.stream().map(SequenceFact.TaskFinished::data).reduce(PayloadMerge::ofOneTask);
        var verdict = Verdict.aggregate(
                answers.stream().map(SequenceFact.TaskFinished::verdict).toList());
        return new DoneTask(name, task.triggeredId(), verdict, messages(answers), data.orElse(Payload.EMPTY));
    }

    private static String messages(List<SequenceFact.TaskFinished> answers) {
        return String.join(
                "\n",
                answers.stream()
                        .map(SequenceFact.TaskFinished::message)
                        .filter(message -> !message.isBlank())
                        .toList());
    }
}
