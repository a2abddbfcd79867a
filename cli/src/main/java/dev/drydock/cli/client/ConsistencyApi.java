package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks the server to check that every accepted event is accounted for. */
public final class ConsistencyApi {
    /** Something that should not be; the subject is an execution, an event or a place. */
    public record Finding(String kind, String subject, String detail) {}

    /** All that was found; {@code json} is the server's answer. */
    public record Report(List<Finding> findings, JsonNode json) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    private final ApiClient client;

    public ConsistencyApi(ApiClient client) {
        this.client = client;
    }

    public Report check() {
        var json = client.get("check the events", ApiPath.API.slash("fsck"));
        return new Report(
                StreamSupport.stream(json.path("findings").spliterator(), false)
                        .map(finding -> new Finding(
                                finding.path("kind").asText(),
                                finding.path("subject").asText(),
                                finding.path("detail").asText()))
                        .toList(),
                json);
    }
}
