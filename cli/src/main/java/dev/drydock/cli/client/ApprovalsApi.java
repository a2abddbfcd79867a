package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Approvals that wait for a person, and the person's word. */
public final class ApprovalsApi {
    private static final String TRIGGERED = EventType.PREFIX + "approval.triggered";
    private static final String FINISHED = EventType.PREFIX + "approval.finished";

    private final ApiClient client;

    public ApprovalsApi(ApiClient client) {
        this.client = client;
    }

    /** The open {@code approval.triggered} events, oldest first; an empty text does not narrow. */
    public List<KeptnEvent> open(String id, String project, String stage, String service) {
        var path = ApiPath.CONTROL_PLANE
                .slash("event", "triggered")
                .slash(TRIGGERED)
                .query("eventID", id)
                .query("project", project)
                .query("stage", stage)
                .query("service", service);
        return new Pages(client)
                .all("list the open approvals", path, "events").stream()
                        .map(KeptnEvent::of)
                        .toList();
    }

    /** Answers one. {@code by} is told as the source; {@code answer} holds status, result, and what else is to be told. */
    public void decide(KeptnEvent approval, ObjectNode answer, String by) {
        var event = ApiClient.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", FINISHED)
                .put("source", by)
                .put("contenttype", "application/json")
                .put("shkeptncontext", approval.context())
                .put("triggeredid", approval.id());
        var data = event.putObject("data");
        for (var name : List.of("project", "stage", "service")) {
            data.put(name, approval.data(name));
        }
        data.setAll(answer);
        new EventsApi(client).send(event);
    }
}
