package dev.drydock.remediation.domain.intake;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;

/**
 * {@code sh.keptn.events.problem}, whose data is the problem itself. Its {@code PID} tells it from others: the message that
 * opens a problem and the one that closes it need not share a context.
 */
public final class ProblemEvent {
    /** The type of these events. */
    public static final String TYPE = "sh.keptn.events.problem";

    private ProblemEvent() {}

    /** The remediation it asks for. */
    public static Intake read(KeptnEvent event, PlaceNames places) {
        var own = event.context()
                .orElseGet(() -> new KeptnContext(NameUuid.of("problem\n" + event.source() + '\n' + event.id())
                        .toString()));
        return new ProblemReport(event.source(), event.data()).read(places, own, event.gitCommitId(), event.time());
    }
}
