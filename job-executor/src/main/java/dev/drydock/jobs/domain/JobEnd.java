package dev.drydock.jobs.domain;

import java.time.Duration;

/** How a job ended. */
public sealed interface JobEnd {
    /** The command ran to its end by itself. */
    record Exited(int code) implements JobEnd {}

    /** It took longer than {@code maxPollDuration} and was stopped with everything it had started. */
    record TimedOut(Duration limit) implements JobEnd {}

    /** It could not be started; nothing ran. */
    record NotStarted(String reason) implements JobEnd {}

    /** It had started, and what became of it cannot be found out any more. */
    record Lost(String reason) implements JobEnd {}

    /** Whether the task counts as done and the next one may run. */
    default boolean isSuccess() {
        return this instanceof Exited exited && exited.code() == 0;
    }

    /** One sentence part: what happened, as in "failed: exit code 2". */
    default String cause() {
        if (this instanceof Exited exited) {
            return ExitCode.describe(exited.code());
        }
        if (this instanceof TimedOut timedOut) {
            return "it ran longer than maxPollDuration (%d s) and was stopped"
                    .formatted(timedOut.limit().toSeconds());
        }
        return this instanceof NotStarted notStarted ? notStarted.reason() : ((Lost) this).reason();
    }
}
