package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.Collection;

/** How a task or sequence ended: the result, and whether it worked. */
public record Verdict(Result result, Status status) {
    public static final Verdict ERRORED = new Verdict(Result.FAIL, Status.ERRORED);

    /** What an answer says: any other result than pass or warning is fail, a missing or odd status is unknown. */
    public static Verdict of(Payload answer) {
        return new Verdict(answer.result().orElse(Result.FAIL), answer.status().orElse(Status.UNKNOWN));
    }

    /**
     * What several executors' answers to one task add up to (Keptn reference 4.4): the worst result; errored before
     * aborted before succeeded. A status that is none of these is unknown and makes the result fail.
     */
    public static Verdict aggregate(Collection<Verdict> answers) {
        var status = status(answers);
        var worst = Result.worst(answers.stream().map(Verdict::result).toList());
        return new Verdict(status == Status.UNKNOWN ? Result.FAIL : worst, status);
    }

    /** Whether the next task runs: pass and warning go on, also when the task was aborted. */
    public boolean goesOn() {
        return result != Result.FAIL && status != Status.ERRORED;
    }

    private static Status status(Collection<Verdict> answers) {
        for (var status : new Status[] {Status.ERRORED, Status.ABORTED}) {
            if (answers.stream().anyMatch(answer -> answer.status() == status)) {
                return status;
            }
        }
        var allWorked = answers.stream().allMatch(answer -> answer.status() == Status.SUCCEEDED);
        return allWorked ? Status.SUCCEEDED : Status.UNKNOWN;
    }
}
