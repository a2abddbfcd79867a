package dev.drydock.jobs.adapter.postgres;

import dev.drydock.jobs.domain.JobEnd;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a job's end stands in its row. */
record EndRow(String kind, @Nullable Long number, @Nullable String reason) {
    private static final String EXITED = "exited";
    private static final String TIMED_OUT = "timed-out";
    private static final String NOT_STARTED = "not-started";
    private static final String LOST = "lost";

    static EndRow of(JobEnd end) {
        if (end instanceof JobEnd.Exited exited) {
            return new EndRow(EXITED, (long) exited.code(), null);
        }
        if (end instanceof JobEnd.TimedOut timedOut) {
            return new EndRow(TIMED_OUT, timedOut.limit().toSeconds(), null);
        }
        return new EndRow(end instanceof JobEnd.NotStarted ? NOT_STARTED : LOST, null, end.cause());
    }

    JobEnd toEnd() {
        return switch (kind) {
            case EXITED -> new JobEnd.Exited(Objects.requireNonNull(number).intValue());
            case TIMED_OUT -> new JobEnd.TimedOut(Duration.ofSeconds(Objects.requireNonNull(number)));
            case NOT_STARTED -> new JobEnd.NotStarted(Objects.requireNonNull(reason));
            default -> new JobEnd.Lost(Objects.requireNonNull(reason));
        };
    }
}
