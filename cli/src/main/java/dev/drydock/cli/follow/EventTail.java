package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows events as they come, until the time is up or nobody reads any more. */
public final class EventTail {
    private final EventFeed feed;
    private final InstantSource time;
    private final Pause pause;

    public EventTail(EventFeed feed, InstantSource time, Pause pause) {
        this.feed = feed;
        this.time = time;
        this.pause = pause;
    }

    /** {@code reader} answers whether it wants to go on. */
    public void follow(Optional<Duration> limit, Predicate<KeptnEvent> reader) {
        var end = limit.map(length -> time.instant().plus(length));
        while (true) {
            for (var event : feed.next()) {
                if (!reader.test(event)) {
                    return;
                }
            }
            if (end.isPresent() && !time.instant().isBefore(end.get())) {
                return;
            }
            feed.pause(Follower.INTERVAL, pause);
        }
    }
}
