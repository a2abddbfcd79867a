package dev.drydock.providercheck;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.testkit.NatsClient;
import java.util.Optional;

/** A provider on plain NATS that is wrong in one way. */
final class FlawedProvider implements AutoCloseable {
    private final NatsClient client;
    private final Flaw flaw;

    FlawedProvider(String url, Flaw flaw) {
        this.flaw = flaw;
        this.client = NatsClient.connect(url);
        client.listen("sh.keptn.event.action.triggered", this::answer);
        if (flaw == Flaw.ACTS_ON_SHADOWS) {
            client.listen("sh.keptn.event.action.shadowed", this::answer);
        }
    }

    private void answer(KeptnEvent event) {
        var knowsAll = flaw == Flaw.KNOWS_EVERYTHING || flaw == Flaw.BEGINS_EVERYTHING;
        if (knowsAll || Flaw.isOurs(event)) {
            client.publish(flaw.answers(asked(event)));
        }
    }

    /** A shadow looks like the task that it is the shadow of. */
    private static KeptnEvent asked(KeptnEvent event) {
        return event.taskOf(EventKind.TRIGGERED).isPresent()
                ? event
                : new KeptnEvent(
                        event.id(),
                        event.source(),
                        EventType.taskTriggered("action"),
                        event.time(),
                        event.context().orElseThrow(),
                        Optional.empty(),
                        event.gitCommitId(),
                        event.data());
    }

    @Override
    public void close() {
        client.close();
    }
}
