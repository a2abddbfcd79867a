package dev.drydock.lighthouse.adapter.prometheus;

import dev.drydock.model.sli.SliQuery;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The request for a query: at the window's end, or all over it. */
record PrometheusQuery(SliQuery query, Instant from, Instant until) {
    private static final int STEPS = 100;
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

    boolean isOverWindow() {
        return query.range().isPresent();
    }

    HttpRequest to(PrometheusEndpoint endpoint) {
        var request = HttpRequest.newBuilder(endpoint.api(isOverWindow() ? "query_range" : "query"))
                .timeout(endpoint.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form()));
        endpoint.headers().forEach(request::header);
        return request.build();
    }

    private String form() {
        var text = "query=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
        return query.range()
                .map(range -> "%s&start=%s&end=%s&step=%s"
                        .formatted(
                                text,
                                seconds(from),
                                seconds(until),
                                seconds(range.step().orElseGet(this::usualStep))))
                .orElseGet(() -> text + "&time=" + seconds(until));
    }

    private Duration usualStep() {
        var step = Duration.between(from, until).dividedBy(STEPS);
        return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
    }

    private static String seconds(Instant at) {
        return "%d.%03d".formatted(at.getEpochSecond(), at.getNano() / 1_000_000);
    }

    private static String seconds(Duration length) {
        return "%d.%03d".formatted(length.toSeconds(), length.toMillisPart());
    }
}
