package dev.drydock.e2e;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.util.Map;

/** New artifacts. */
final class Deliveries {
    private Deliveries() {}

    static KeptnEvent toQa(String project, String image) {
        return Problems.triggering(
                new Scope(project, "qa", "helloservice"),
                "delivery",
                Problems.freshContext(),
                Payload.EMPTY.with("configurationChange", Map.of("values", Map.of("image", image))));
    }
}
