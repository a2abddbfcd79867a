package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.EventStream;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.util.List;

/** Only what comes from now on. Fails when the server gives no stream. */
public final class LiveEvents implements EventFeed {
    private static final int LOOKS = 10;

    private final EventStream stream;
    private final Runnable whenLost;
    private boolean wasLost;

    /** {@code whenLost} hears of each connection that is lost and made anew. */
    public LiveEvents(EventStream stream, Runnable whenLost) {
        this.stream = stream;
        this.whenLost = whenLost;
    }

    @Override
    public List<KeptnEvent> next() {
        var events = stream.take();
        if (events.isEmpty()) {
            stream.end().ifPresent(LiveEvents::fail);
            tellWhenLost();
        }
        return events;
    }

    @Override
    public void pause(Duration length, Pause pause) {
        pause(stream, length, pause);
    }

    private void tellWhenLost() {
        var isLost = stream.isLost();
        if (isLost && !wasLost) {
            whenLost.run();
        }
        wasLost = isLost;
    }

    /** Ends early when something came. */
    static void pause(EventStream stream, Duration length, Pause pause) {
        for (var look = 0; look < LOOKS && !stream.hasNews(); look++) {
            pause.take(length.dividedBy(LOOKS));
        }
    }

    private static void fail(ApiException why) {
        throw why;
    }
}
