package dev.drydock.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.client.KeptnEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down the events of a run, one second apart. */
public final class Played {
    public static final String CONTEXT = "6f1b4f6e-1a0b-4d8e-8d0e-0f3f7a1c2b3d";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> events = new ArrayList<>();
    private Instant time = Instant.parse("2026-11-22T10:00:00Z");

    /** {@code data} is JSON without its braces, with single quotes. */
    public Played sequence(String stageAndName, String kind, String data) {
        var stage = stageAndName.substring(0, stageAndName.indexOf('.'));
        return event(stageAndName + "." + kind, "shipyard-controller", stage, "", data);
    }

    public Played triggered(String task, String stage, String id, String data) {
        return event(task + ".triggered", "shipyard-controller", stage, "", data, id);
    }

    public Played answered(String task, String kind, String stage, String triggeredId, String source, String data) {
        return event(task + "." + kind, source, stage, triggeredId, data);
    }

    /** A task from its trigger to its end by one source. */
    public Played done(String task, String stage, String source, String data) {
        var id = task + "-" + events.size();
        return triggered(task, stage, id, "")
                .answered(task, "started", stage, id, source, "")
                .answered(task, "finished", stage, id, source, data);
    }

    public Played event(String type, String source, String stage, String triggeredId, String data) {
        return event(type, source, stage, triggeredId, data, "event-" + events.size());
    }

    private Played event(String type, String source, String stage, String triggeredId, String data, String id) {
        var json = JSON.createObjectNode()
                .put("id", id)
                .put("type", "sh.keptn.event." + type)
                .put("source", source)
                .put("time", time.toString())
                .put("shkeptncontext", CONTEXT)
                .put("triggeredid", triggeredId);
        json.set("data", data(stage, data));
        events.add(json);
        time = time.plusSeconds(1);
        return this;
    }

    public List<KeptnEvent> events() {
        return events.stream().map(KeptnEvent::of).toList();
    }

    /** As the event store answers: newest first. */
    public String page() {
        var newestFirst = new ArrayList<>(events);
        Collections.reverse(newestFirst);
        var page = JSON.createObjectNode().put("nextPageKey", "0").put("totalCount", events.size());
        page.set("events", JSON.valueToTree(newestFirst));
        return page.toString();
    }

    /** As the stream tells them, with the ids 1-0, 1-1 and so on. */
    public String stream() {
        var lines = new StringBuilder(":still here\n\n");
        for (var i = 0; i < events.size(); i++) {
            lines.append("id:1-")
                    .append(i)
                    .append("\ndata:")
                    .append(events.get(i))
                    .append("\n\n");
        }
        return lines.toString();
    }

    private static ObjectNode data(String stage, String data) {
        try {
            var json = (ObjectNode) JSON.readTree("{" + data.replace('\'', '"') + "}");
            return json.put("project", "fulltour").put("stage", stage).put("service", "helloservice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
