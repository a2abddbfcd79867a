package dev.drydock.cli.follow;

import dev.drydock.cli.output.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a run waits for right now, in words. */
public final class WaitingLine {
    private WaitingLine() {}

    public static String of(RunStory story, Instant now) {
        var task = story.openTask();
        if (task.isPresent()) {
            return of(task.get(), now);
        }
        return story.openRun()
                .map(run -> run.stage() + "." + run.name() + " waits for its turn" + since(run.begun(), now))
                .orElse("");
    }

    private static String of(TaskRun task, Instant now) {
        var where = task.stage + "." + task.sequence + ": ";
        if (task.name.equals("approval")) {
            return where + "waits for an approval" + since(task.triggered, now);
        }
        var working = task.working();
        return working.isEmpty()
                ? where + "waits for someone to take " + task.name + since(task.triggered, now)
                : where + String.join(" and ", working) + " at work on " + task.name + since(task.triggered, now);
    }

    private static String since(Optional<Instant> begun, Instant now) {
        return begun.map(from -> Duration.between(from, now))
                .filter(length -> !length.isNegative())
                .map(length -> ", " + Times.length(length))
                .orElse("");
    }
}
