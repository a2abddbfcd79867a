package dev.drydock.remediation.domain.intake;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;

/** What a report is to Drydock. */
public sealed interface Intake {
    /**
     * A problem at a place.
     *
     * @param trigger {@code sh.keptn.event.<stage>.remediation.triggered}, the same for every repeat of the report
     */
    record Readable(KeptnEvent trigger) implements Intake {
        public KeptnContext context() {
            return trigger.context().orElseThrow();
        }

        public Scope scope() {
            return trigger.data().scope().orElseThrow();
        }
    }

    /** Nothing that can be acted on; the reason names what is missing. */
    record Refused(String reason) implements Intake {}
}
