package dev.drydock.jobs.adapter.postgres;

import dev.drydock.jobs.domain.JobEnd;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a job's end stands in its row. */
record EndRow(String kind, @Nullable Long number, @Nullable String reason) {
    static EndRow of(JobEnd end) {
        var kind = end.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (end.kind()) {
            case EXITED -> new EndRow(kind, (long) ((JobEnd.Exited) end).code(), null);
            case TIMED_OUT -> new EndRow(kind, ((JobEnd.TimedOut) end).limit().toSeconds(), null);
            default -> new EndRow(kind, null, end.cause());
        };
    }

    JobEnd toEnd() {
        return switch (JobEnd.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case EXITED -> new JobEnd.Exited(Objects.requireNonNull(number).intValue());
            case TIMED_OUT -> new JobEnd.TimedOut(Duration.ofSeconds(Objects.requireNonNull(number)));
            case NOT_STARTED -> new JobEnd.NotStarted(Objects.requireNonNull(reason));
            case KILLED -> new JobEnd.Killed(Objects.requireNonNull(reason));
            case ABORTED -> new JobEnd.Aborted(Objects.requireNonNull(reason));
            case LOST -> new JobEnd.Lost(Objects.requireNonNull(reason));
        };
    }
}
