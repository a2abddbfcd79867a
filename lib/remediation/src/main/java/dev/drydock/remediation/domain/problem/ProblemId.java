package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.NameUuid;

/** One problem, from its first report to its end. */
public record ProblemId(String value) {
    /** The id that the same report always gets, so that its events are sent once. */
    static ProblemId of(Report report, int earlier) {
        var name = String.join(
                "\n",
                "problem",
                report.context().value(),
                report.scope().toString(),
                report.problem().rootCause().orElse(""),
                report.problem().title().orElse(""),
                Integer.toString(earlier));
        return new ProblemId(NameUuid.of(name).toString());
    }

    EventId event(String kind, String source) {
        return EventId.derived(new EventId(value), kind, source);
    }

    @Override
    public String toString() {
        return value;
    }
}
