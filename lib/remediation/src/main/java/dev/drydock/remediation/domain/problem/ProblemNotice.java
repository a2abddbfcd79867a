package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.Optional;

/** What all events say that this service sends about a problem of its own accord: whose they are, and where it is. */
final class ProblemNotice {
    private ProblemNotice() {}

    /** Where the problem is, its block, and its id. */
    static Payload about(ProblemLife life) {
        return Payload.of(life.report().scope())
                .with("problem", life.report().block().values())
                .with("problemId", life.id().value());
    }

    /** An event of the type {@code sh.keptn.event.<kind>}. */
    static KeptnEvent event(ProblemLife life, EventId id, String kind, Instant now, Payload data) {
        return event(life, id, new EventType.Other(EventType.PREFIX + kind), now, data);
    }

    /** An event in the problem's flow, with the labels of its report. */
    static KeptnEvent event(ProblemLife life, EventId id, EventType type, Instant now, Payload data) {
        var labels = life.report().labels().values();
        return new KeptnEvent(
                id,
                ClosingNotice.SOURCE,
                type,
                now,
                life.report().context(),
                Optional.empty(),
                Optional.empty(),
                labels.isEmpty() ? data : data.with("labels", labels));
    }
}
