package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.client.EventType;

/** Builds the event that starts a sequence. Id, time and context are the server's to give. */
final class TriggerEvent {
    private TriggerEvent() {}

    /** {@code data} is completed by the common fields. */
    static ObjectNode of(
            String project, String stage, String service, String sequence, LabelOptions labels, ObjectNode data) {
        data.put("project", project).put("stage", stage).put("service", service);
        labels.addTo(data);
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("type", EventType.PREFIX + stage + "." + sequence + ".triggered")
                .put("source", "drydock-cli")
                .put("contenttype", "application/json");
        event.set("data", data);
        return event;
    }
}
