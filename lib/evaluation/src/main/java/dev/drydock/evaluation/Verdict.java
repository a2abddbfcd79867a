package dev.drydock.evaluation;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an evaluation found.
 *
 * @param status whether there is something to judge by at all
 * @param score 0 to 100
 * @param objectives in the order of the file
 * @param comparedEvents the finished events of the evaluations it was compared with, newest first
 * @param remarks what a reader should know beyond the objectives
 */
public record Verdict(
        Result result,
        Status status,
        double score,
        List<ObjectiveResult> objectives,
        List<EventId> comparedEvents,
        List<String> remarks) {
    public Verdict {
        objectives = List.copyOf(objectives);
        comparedEvents = List.copyOf(comparedEvents);
        remarks = List.copyOf(remarks);
    }

    static Verdict failed(String remark) {
        return new Verdict(Result.FAIL, Status.SUCCEEDED, 0, List.of(), List.of(), List.of(remark));
    }

    static Verdict errored(String remark) {
        return new Verdict(Result.FAIL, Status.ERRORED, 0, List.of(), List.of(), List.of(remark));
    }

    /** Why the result is what it is: what lost points, then the remarks. Empty when there is nothing to say. */
    public String message() {
        var losses = objectives.stream()
                .filter(objective -> objective.status() != ObjectiveStatus.PASS)
                .filter(objective -> objective.status() != ObjectiveStatus.INFO
                        || !objective.value().success())
                .map(Explanation::of);
        return String.join(" ", Stream.concat(losses, remarks.stream()).toList());
    }
}
