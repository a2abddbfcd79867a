package dev.drydock.cli.follow;

import dev.drydock.cli.client.KeptnEvent;
import java.util.List;

/** Events as they come, each once, oldest first. */
@FunctionalInterface
public interface EventFeed {
    /** What is new since the last call; does not wait for something to happen. */
    List<KeptnEvent> next();
}
