package dev.drydock.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.events.KeptnContext;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** One flow of a project, as it looks from outside. */
record Flow(Harness harness, String project, KeptnContext context) {
    static final Duration SOON = Duration.ofSeconds(45);
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** What a plain subscriber saw, once an event of this type is among it. */
    EventLog awaitEvent(String shortType) {
        return awaitEvents(shortType, 1);
    }

    /** The same for the n-th event of the type. */
    EventLog awaitEvents(String shortType, int count) {
        try {
            await().atMost(SOON).until(() -> seen().count(shortType) >= count);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Expected %s (%d), but %s only said: %s".formatted(shortType, count, context, seen()), e);
        }
        return seen();
    }

    /** What a plain subscriber saw, once nothing is said any more. */
    EventLog awaitQuiet() {
        var before = seen().events().size();
        await().during(QUIET).atMost(SOON).until(() -> seen().events().size() == before);
        return seen();
    }

    EventLog seen() {
        return harness.witness().seen(context);
    }

    /** The flow in the list of sequences, once it is over. */
    JsonNode awaitOver() {
        try {
            await().atMost(SOON).until(() -> sequence().path("state").asText().equals("finished"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Expected the flow to be over, but: " + sequence() + seen(), e);
        }
        return sequence();
    }

    /** Ends what still runs. */
    void abort() {
        harness.api()
                .post(
                        "/api/controlPlane/v1/sequence/%s/%s/control".formatted(project, context),
                        "{\"state\":\"abort\"}");
    }

    JsonNode sequence() {
        return harness.api().sequence(project, context);
    }
}
