package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.Optional;

/** One execution of a sequence against a problem. {@code triggeredId} is the id of the sequence's triggered event. */
public record SequenceRun(EventId triggeredId, String sequence, Optional<Ending> ending) {
    /**
     * How it ended.
     *
     * @param eventTime when the engine said so
     * @param seenAt when it was heard here
     */
    public record Ending(Result result, Status status, Optional<String> message, Instant eventTime, Instant seenAt) {}

    /** One that runs. */
    public static SequenceRun running(EventId triggeredId, String sequence) {
        return new SequenceRun(triggeredId, sequence, Optional.empty());
    }

    SequenceRun ended(Ending how) {
        return new SequenceRun(triggeredId, sequence, Optional.of(how));
    }

    boolean isRunning() {
        return ending.isEmpty();
    }
}
