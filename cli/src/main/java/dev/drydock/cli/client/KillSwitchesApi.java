package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Stops actions, allows them again, and lists what is stopped. */
public final class KillSwitchesApi {
    private final ApiClient client;

    public KillSwitchesApi(ApiClient client) {
        this.client = client;
    }

    /** What is covered; an empty text stands for all. */
    public record Coverage(String project, String stage, String action) {}

    /**
     * One that is on.
     *
     * @param stops what it covers, in words
     */
    public record KillSwitch(
            String stops,
            Coverage coverage,
            String reason,
            String by,
            Optional<Instant> since,
            Optional<Instant> until,
            JsonNode json) {
        static KillSwitch of(JsonNode json) {
            return new KillSwitch(
                    json.path("stops").asText(),
                    new Coverage(
                            json.path("project").asText(""),
                            json.path("stage").asText(""),
                            json.path("action").asText("")),
                    json.path("reason").asText(),
                    json.path("by").asText(),
                    KeptnEvent.instant(json.path("since").asText("")),
                    KeptnEvent.instant(json.path("until").asText("")),
                    json);
        }

        static List<KillSwitch> listOf(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(KillSwitch::of)
                    .toList();
        }
    }

    /** What came of turning one on. */
    public record TurnedOn(boolean changed, KillSwitch killSwitch, JsonNode json) {}

    /**
     * What came of lifting one.
     *
     * @param stillOn others that stop some of it
     */
    public record Lifted(boolean lifted, List<KillSwitch> stillOn, JsonNode json) {}

    /** Those that are on, the oldest first; an empty project stands for all. */
    public List<KillSwitch> list(String project) {
        var answer = client.get("list the kill switches", path().query("project", project));
        return KillSwitch.listOf(answer.path("killSwitches"));
    }

    /** @param length such as {@code 2h}; empty until it is lifted */
    public TurnedOn stop(Coverage what, String reason, String length) {
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        put(body, "project", what.project());
        put(body, "stage", what.stage());
        put(body, "action", what.action());
        put(body, "for", length);
        var answer = client.put("stop remediation", path(), body.toString());
        return new TurnedOn(answer.path("changed").asBoolean(), KillSwitch.of(answer.path("killSwitch")), answer);
    }

    /** @param reason may be empty */
    public Lifted allow(Coverage what, String reason) {
        var answer = client.delete(
                "allow remediation",
                path().query("project", what.project())
                        .query("stage", what.stage())
                        .query("action", what.action())
                        .query("reason", reason));
        return new Lifted(answer.path("lifted").asBoolean(), KillSwitch.listOf(answer.path("stillOn")), answer);
    }

    private static void put(ObjectNode body, String key, String value) {
        if (!value.isEmpty()) {
            body.put(key, value);
        }
    }

    private static ApiPath path() {
        return ApiPath.REMEDIATION.slash("kill-switch");
    }
}
