package dev.drydock.lighthouse;

import dev.drydock.kit.EventService;
import dev.drydock.lighthouse.adapter.prometheus.PrometheusMetrics;
import dev.drydock.lighthouse.adapter.timer.DeadlineTimer;

/** What runs in the background, started and stopped together. */
record LighthouseService(EventService events, DeadlineTimer deadlines, PrometheusMetrics metrics) {
    void start() {
        events.start();
        deadlines.start();
    }

    void stop() {
        deadlines.stop();
        events.stop();
        metrics.close();
    }
}
