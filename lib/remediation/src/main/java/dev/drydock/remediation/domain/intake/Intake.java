package dev.drydock.remediation.domain.intake;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.Optional;

/** What a report is to Drydock. */
public sealed interface Intake {
    /**
     * A problem at a place.
     *
     * @param trigger {@code sh.keptn.event.<stage>.remediation.triggered}, the same for every repeat of the report
     * @param identity absent when only the flow tells the problem from others
     * @param firing when the monitoring tool saw it begin and end, as far as it says so
     */
    record Readable(KeptnEvent trigger, Optional<Identity> identity, Firing firing) implements Intake {
        public KeptnContext context() {
            return trigger.context().orElseThrow();
        }

        public Scope scope() {
            return trigger.data().scope().orElseThrow();
        }

        /** Whether it says that the problem is over. */
        public boolean isOver() {
            return Problem.of(trigger.data()).filter(Problem::isResolved).isPresent();
        }
    }

    /** Nothing that can be acted on; the reason names what is missing. */
    record Refused(String reason) implements Intake {}

    /** The span of a firing by the clock of the monitoring tool, which may be wrong. */
    record Firing(Optional<Instant> startsAt, Optional<Instant> endsAt) {
        /** It is not said. */
        public static final Firing UNKNOWN = new Firing(Optional.empty(), Optional.empty());

        /** When it began; never later than now, as a clock that is ahead must not make all that follows look old. */
        public Optional<Instant> startsAtBy(Instant now) {
            return startsAt.map(start -> start.isAfter(now) ? now : start);
        }
    }
}
