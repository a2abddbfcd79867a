package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Asks the server to look at everything it stands on. */
public final class CheckApi {
    /** One thing that was looked at; {@code status} is ok, warning or failed; why and advice may be empty. */
    public record Finding(String about, String status, String what, String why, String advice) {
        static Finding of(JsonNode json) {
            return new Finding(
                    json.path("about").asText(),
                    json.path("status").asText(),
                    json.path("what").asText(),
                    json.path("why").asText(""),
                    json.path("advice").asText(""));
        }
    }

    /** All that was looked at, and the clock of the server. */
    public record Report(Optional<Instant> time, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    private final ApiClient client;

    public CheckApi(ApiClient client) {
        this.client = client;
    }

    public Report check() {
        var json = client.get("check what the server stands on", ApiPath.API.slash("check"));
        return new Report(
                KeptnEvent.instant(json.path("time").asText("")),
                StreamSupport.stream(json.path("findings").spliterator(), false)
                        .map(Finding::of)
                        .toList());
    }
}
