package dev.drydock.e2e;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Events that start something. */
final class Problems {
    static final String SLOW = "http_response_time_seconds_main_page_sum";
    private static final String SOURCE = "https://github.com/keptn/keptn/fake-problem";

    private Problems() {}

    static KeptnContext freshContext() {
        return new KeptnContext(UUID.randomUUID().toString());
    }

    /** A problem of a project's service in production, in a flow of its own. */
    static KeptnEvent of(String project, String title) {
        return of(project, title, freshContext());
    }

    static KeptnEvent of(String project, String title, KeptnContext context) {
        return triggering(
                new Scope(project, "production", "helloservice"),
                "remediation",
                context,
                Payload.EMPTY
                        .with("problem", Map.of("problemTitle", title))
                        .with("labels", Map.of("case", context.value())));
    }

    /** The event that triggers a sequence. */
    static KeptnEvent triggering(Scope scope, String sequence, KeptnContext context, Payload more) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                SOURCE,
                new EventType.OfSequence(scope.stage(), sequence, EventKind.TRIGGERED),
                Instant.now(),
                context,
                Optional.empty(),
                Optional.empty(),
                more.with(scope));
    }
}
