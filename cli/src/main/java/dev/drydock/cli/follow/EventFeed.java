package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.util.List;

/** Events as they come, each once, oldest first. */
@FunctionalInterface
public interface EventFeed {
    /** What is new since the last call; does not wait for something to happen. */
    List<KeptnEvent> next();

    /** Lets time pass before the next call; shorter where the feed knows that something came. */
    default void pause(Duration length, Pause pause) {
        pause.take(length);
    }
}
