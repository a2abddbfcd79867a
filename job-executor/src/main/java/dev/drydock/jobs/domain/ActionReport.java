package dev.drydock.jobs.domain;

import dev.drydock.events.Payload;
import dev.drydock.events.PayloadMerge;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an action's tasks add up to.
 *
 * @param done the tasks that ran, in order; the last may have failed
 * @param left the names of those that did not run because one before them failed
 */
public record ActionReport(List<TaskReport> done, List<String> left) {
    /** Even if JSON writes each character as six, the event stays well below NATS' 1 MB. */
    private static final int ROOM_FOR_LOGS = 64 * 1024;

    private static final int MOST_NAMES = 20;
    private static final String OUTPUTS_TOO_LARGE =
            "\n/keptn/output.json was not taken over: the outputs of the action's tasks are too large together.";

    public ActionReport {
        done = List.copyOf(done);
        left = List.copyOf(left);
    }

    /** The worst of the tasks' results. */
    public Result result() {
        return Result.worst(done.stream().map(TaskReport::result).toList());
    }

    /** Errored unless every task came to a good end, aborted if it was. */
    public Status status() {
        if (done.stream().anyMatch(report -> report.end() instanceof JobEnd.Aborted)) {
            return Status.ABORTED;
        }
        return result() == Result.FAIL ? Status.ERRORED : Status.SUCCEEDED;
    }

    /** One paragraph per task with its log, cut where it is long. */
    public String message() {
        if (done.isEmpty()) {
            return "The action has no tasks, so nothing was to be done.";
        }
        int room = ROOM_FOR_LOGS / done.size();
        var paragraphs = new ArrayList<String>();
        var taken = taken();
        for (var report : done) {
            paragraphs.add(paragraph(report, room, taken.contains(report)));
        }
        if (!left.isEmpty()) {
            paragraphs.add("Not run because of this: "
                    + left.stream()
                            .limit(MOST_NAMES)
                            .map(LogCut::printable)
                            .map(name -> "'" + LogCut.cut(name, 200) + "'")
                            .collect(Collectors.joining(", ", "", left.size() > MOST_NAMES ? ", …" : "")));
        }
        return String.join("\n\n", paragraphs);
    }

    /**
     * What the tasks add to the flow: their outputs, later ones over earlier ones, and for tests when they ran.
     *
     * @param task the name of the event's task
     */
    public Payload outcome(String task) {
        var outcome = Payload.EMPTY;
        for (var report : taken()) {
            outcome = PayloadMerge.newestWins(outcome, new Payload(report.output()));
        }
        if (task.equals("test") && !done.isEmpty()) {
            var test = Map.<String, Object>of(
                    "start", time(done.get(0).started()),
                    "end", time(done.get(done.size() - 1).ended()));
            outcome = PayloadMerge.newestWins(outcome, Payload.EMPTY.with("test", test));
        }
        return outcome;
    }

    /** The tasks whose outputs fit into one event together. */
    private List<TaskReport> taken() {
        var taken = new ArrayList<TaskReport>();
        int room = JobOutput.LARGEST;
        for (var report : done) {
            int size = report.output().toString().length();
            if (size <= room) {
                taken.add(report);
                room -= size;
            }
        }
        return taken;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String paragraph(TaskReport report, int room, boolean outputTaken) {
        var name = LogCut.cut(LogCut.printable(report.task()), 200);
        var remark = report.remarks().stream()
                        .map(text -> "\n" + LogCut.cut(LogCut.printable(text), 4000))
                        .collect(Collectors.joining())
                + (outputTaken ? "" : OUTPUTS_TOO_LARGE);
        var log = LogCut.cut(LogCut.printable(report.log()), room);
        return verdict(name, report) + remark + (log.isEmpty() ? " It printed nothing." : "\n" + log);
    }

    private static String verdict(String name, TaskReport report) {
        var cause = LogCut.cut(withoutDot(report.end().cause()), 4000);
        return switch (report.result()) {
            case PASS -> "Task '%s' finished successfully.".formatted(name);
            case WARNING -> "Task '%s' finished with a warning: %s.".formatted(name, cause);
            case FAIL ->
                report.end() instanceof JobEnd.Aborted
                        ? "Task '%s' was aborted: %s.".formatted(name, cause)
                        : "Task '%s' failed: %s.".formatted(name, cause);
        };
    }

    private static String withoutDot(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
