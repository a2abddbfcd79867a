package dev.drydock.cli.follow;

import dev.drydock.cli.client.EventType;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One execution of a sequence in a stage, as far as its events tell. Attempts count from 1. */
record SequenceRun(String stage, String name, int attempt, Optional<Instant> begun, Optional<Verdict> verdict) {

    static SequenceRun begin(EventType type, KeptnEvent triggered, int attempt) {
        return new SequenceRun(type.stage(), type.name(), attempt, triggered.time(), Optional.empty());
    }

    SequenceRun end(Verdict verdict) {
        return new SequenceRun(stage, name, attempt, begun, Optional.of(verdict));
    }

    boolean isOpen() {
        return verdict.isEmpty();
    }

    Optional<Duration> lengthUntil(Optional<Instant> end) {
        return begun.flatMap(from -> end.map(to -> Duration.between(from, to))).filter(length -> !length.isNegative());
    }
}
