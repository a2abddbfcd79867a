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

    /** It ran, and was ended from outside: for its memory, its deadline, or with its machine. */
    record Killed(String reason) implements JobEnd {}

    /** Nobody waits for it any more, so it was stopped, or not started at all. */
    record Aborted(String reason) implements JobEnd {}

    /** It had started, and what became of it cannot be found out any more. */
    record Lost(String reason) implements JobEnd {}

    /** One sentence part: what happened, as in "failed: exit code 2". */
    default String cause() {
        return switch (kind()) {
            case EXITED -> ExitCode.describe(((Exited) this).code());
            case TIMED_OUT ->
                "it ran longer than maxPollDuration (%d s) and was stopped"
                        .formatted(((TimedOut) this).limit().toSeconds());
            case NOT_STARTED -> ((NotStarted) this).reason();
            case KILLED -> ((Killed) this).reason();
            case ABORTED -> ((Aborted) this).reason();
            case LOST -> ((Lost) this).reason();
        };
    }

    /** Which of them it is. */
    default Kind kind() {
        if (this instanceof Exited) {
            return Kind.EXITED;
        }
        if (this instanceof TimedOut) {
            return Kind.TIMED_OUT;
        }
        if (this instanceof NotStarted) {
            return Kind.NOT_STARTED;
        }
        if (this instanceof Killed) {
            return Kind.KILLED;
        }
        return this instanceof Aborted ? Kind.ABORTED : Kind.LOST;
    }

    /** The kinds of ends. */
    enum Kind {
        EXITED,
        TIMED_OUT,
        NOT_STARTED,
        KILLED,
        ABORTED,
        LOST
    }
}
