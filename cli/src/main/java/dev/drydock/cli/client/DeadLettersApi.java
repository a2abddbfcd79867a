package dev.drydock.cli.client;

import java.util.List;

/** Reads dead letters, mends them, and sends them through again. */
public final class DeadLettersApi {
    private final ApiClient client;

    public DeadLettersApi(ApiClient client) {
        this.client = client;
    }

    /** Newest first; an empty service means all, {@code withReplayed} adds those that had their second chance. */
    public List<DeadLetter> list(String service, boolean withReplayed) {
        var path = letters().query("service", service).query("replayed", withReplayed ? "" : "false");
        return new Pages(client)
                .all("list the dead letters", path, "deadLetters").stream()
                        .map(DeadLetter::of)
                        .toList();
    }

    public DeadLetter get(String id) {
        return DeadLetter.of(
                client.get("read dead letter '" + id + "'", letters().slash(id)));
    }

    /** Replaces the body; {@code event} is a CloudEvent as JSON. */
    public void edit(String id, String event) {
        client.put("edit dead letter '" + id + "'", letters().slash(id), event);
    }

    /** Returns the id under which the event went in. */
    public String replay(String id) {
        return client.post(
                        "replay dead letter '" + id + "'", letters().slash(id).slash("replay"), "")
                .path("eventId")
                .asText();
    }

    /** For good: the message is gone with it. */
    public void delete(String id) {
        client.delete("delete dead letter '" + id + "'", letters().slash(id));
    }

    private static ApiPath letters() {
        return ApiPath.API.slash("dead-letter");
    }
}
