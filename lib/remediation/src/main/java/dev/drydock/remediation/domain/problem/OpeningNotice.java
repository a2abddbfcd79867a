package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.util.Optional;

/** The event that tells the world that a problem has opened. Its id derives from the problem: it is one event for ever. */
final class OpeningNotice {
    private OpeningNotice() {}

    static KeptnEvent of(ProblemLife life) {
        var report = life.report();
        var data = Payload.of(report.scope())
                .with("problem", report.block().values())
                .with("problemId", life.id().value())
                .with("reportedBy", report.source())
                .with("message", "'%s' is reported by %s".formatted(ClosingWords.name(life), report.source()));
        return new KeptnEvent(
                life.id().event("problem.opened", ClosingNotice.SOURCE),
                ClosingNotice.SOURCE,
                new EventType.Other(EventType.PREFIX + "problem.opened"),
                report.at(),
                report.context(),
                Optional.empty(),
                Optional.empty(),
                report.labels().values().isEmpty()
                        ? data
                        : data.with("labels", report.labels().values()));
    }
}
