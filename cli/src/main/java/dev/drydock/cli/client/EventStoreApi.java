package dev.drydock.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the events that were. */
public final class EventStoreApi {
    private final ApiClient client;

    public EventStoreApi(ApiClient client) {
        this.client = client;
    }

    /** Newest first, at most {@code pages} pages. */
    public List<KeptnEvent> find(EventFilter filter, int pages) {
        return new Pages(client)
                .upTo(pages, "read events", filter.on(path()), "events").stream()
                        .map(KeptnEvent::of)
                        .toList();
    }

    /** Newest first, only as many pages as hold events whose id is not {@code known}. */
    public List<KeptnEvent> findUnknown(EventFilter filter, Set<String> known) {
        var found = new ArrayList<KeptnEvent>();
        var key = "";
        do {
            var answer = client.get("read events", filter.on(path()).query("nextPageKey", key));
            key = Pages.nextKey(answer);
            if (answer.path("events").isEmpty()) {
                break;
            }
            for (var json : answer.path("events")) {
                var event = KeptnEvent.of(json);
                if (known.contains(event.id())) {
                    key = "";
                } else {
                    found.add(event);
                }
            }
        } while (!key.isEmpty());
        return found;
    }

    /** The event with this id. */
    public Optional<KeptnEvent> byId(String id) {
        return new Pages(client)
                .upTo(1, "read event '" + id + "'", path().query("eventID", id), "events").stream()
                        .map(KeptnEvent::of)
                        .findFirst();
    }

    private static ApiPath path() {
        return ApiPath.EVENT_STORE.slash("event");
    }
}
