package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnEvent;

/** The event that tells the world that a problem has opened. Its id derives from the problem: it is one event for ever. */
final class OpeningNotice {
    private static final String KIND = "problem.opened";

    private OpeningNotice() {}

    static KeptnEvent of(ProblemLife life) {
        var report = life.report();
        var data = ProblemNotice.about(life)
                .with("reportedBy", report.source())
                .with("message", "'%s' is reported by %s".formatted(ClosingWords.name(life), report.source()));
        return ProblemNotice.event(life, life.id().event(KIND, ClosingNotice.SOURCE), KIND, report.at(), data);
    }
}
