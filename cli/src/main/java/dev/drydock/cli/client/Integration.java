package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A service that registered with the control plane. */
public record Integration(
        String id,
        String name,
        String version,
        String location,
        boolean live,
        Optional<Instant> lastSeen,
        List<String> subscriptions,
        JsonNode json) {
    static Integration of(JsonNode json) {
        var metadata = json.path("metadata");
        return new Integration(
                json.path("id").asText(),
                json.path("name").asText(),
                metadata.path("integrationversion").asText(""),
                metadata.path("hostname").asText(""),
                json.path("live").asBoolean(),
                KeptnEvent.instant(metadata.path("lastseen").asText("")),
                StreamSupport.stream(json.path("subscriptions").spliterator(), false)
                        .map(subscription -> subscription.path("event").asText())
                        .toList(),
                json);
    }
}
