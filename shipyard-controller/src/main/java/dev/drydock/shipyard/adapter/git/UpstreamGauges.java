package dev.drydock.shipyard.adapter.git;

import dev.drydock.upstream.Freshness;
import dev.drydock.upstream.Repositories;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;

/** How well the upstreams of projects can be reached from this process. */
public final class UpstreamGauges {
    private final Repositories repositories;
    private final InstantSource clock;

    private UpstreamGauges(Repositories repositories, InstantSource clock) {
        this.repositories = repositories;
        this.clock = clock;
    }

    public static void register(Repositories repositories, InstantSource clock, MeterRegistry meters) {
        var gauges = new UpstreamGauges(repositories, clock);
        Gauge.builder("drydock.upstreams.stale", () -> gauges.stale().count())
                .description("projects that are as they were when last fetched: their upstream cannot be reached")
                .register(meters);
        Gauge.builder("drydock.upstreams.oldest", gauges::oldest)
                .baseUnit("seconds")
                .description("since when the upstream that was out of reach for longest was fetched last")
                .register(meters);
    }

    private Stream<Freshness> stale() {
        return repositories.opened().stream()
                .map(repository -> repository.freshness())
                .filter(Freshness::isStale);
    }

    private double oldest() {
        return stale().map(Freshness::fetched)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(fetched -> Duration.between(fetched, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
