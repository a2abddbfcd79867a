package dev.drydock.lighthouse;

import dev.drydock.kit.EventService;
import dev.drydock.lighthouse.adapter.timer.DeadlineTimer;
import java.util.concurrent.ExecutorService;

/** What runs in the background, started and stopped together. */
record LighthouseService(EventService events, DeadlineTimer deadlines, ExecutorService queries) {
    void start() {
        events.start();
        deadlines.start();
    }

    void stop() {
        deadlines.stop();
        events.stop();
        queries.shutdownNow();
    }
}
