package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.EventStream;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was, from the event store, and what comes, from the stream. The store is asked again once a connection stands,
 * so that nothing falls between the two, and all the time on a server that has no stream.
 */
public final class StreamedEvents implements EventFeed {
    private final EventStream stream;
    private final PolledEvents store;
    private int caughtUp;

    public StreamedEvents(EventStream stream, PolledEvents store) {
        this.stream = stream;
        this.store = store;
    }

    @Override
    public List<KeptnEvent> next() {
        var found = new ArrayList<KeptnEvent>();
        var connection = stream.connection();
        if (connection == 0 || connection != caughtUp) {
            found.addAll(store.next());
            caughtUp = connection;
        }
        stream.take().stream().filter(store::isNew).forEach(found::add);
        return found;
    }

    /** Ends early when something came. */
    @Override
    public void pause(Duration length, Pause pause) {
        LiveEvents.pause(stream, length, pause);
    }
}
