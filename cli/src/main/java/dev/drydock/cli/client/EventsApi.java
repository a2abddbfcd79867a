package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** Sends events. */
public final class EventsApi {
    private final ApiClient client;

    public EventsApi(ApiClient client) {
        this.client = client;
    }

    /** The server fills in id and time; returns the keptnContext the event belongs to. */
    public String send(JsonNode cloudEvent) {
        var purpose = "send the event " + cloudEvent.path("type").asText("without a type");
        return client.post(purpose, ApiPath.API.slash("event"), cloudEvent.toString())
                .path("keptnContext")
                .asText();
    }
}
