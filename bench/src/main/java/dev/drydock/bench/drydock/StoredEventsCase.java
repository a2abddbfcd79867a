package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.Http;
import dev.drydock.bench.measure.ClosedLoop;
import dev.drydock.bench.measure.Distribution;
import dev.drydock.bench.report.MarkdownTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long lists and searches take when many events are stored. */
public final class StoredEventsCase {
    private static final int REPEATS = 200;
    private static final int WARM_UP = 20;
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final String EVENTS = "/api/mongodb-datastore/event?";
    private static final String SEQUENCES = "/api/controlPlane/v1/sequence/" + Delivery.PROJECT + "?";

    private final Http http;

    private StoredEventsCase(Http http) {
        this.http = http;
    }

    /** @return a section of the report */
    public static String run(Drydock entrant, Path folder, int events) {
        try (var drydock = entrant.open(folder)) {
            ClosedLoop.run(drydock::sequence, 4, Duration.ofSeconds(1), Duration.ofSeconds(5), drydock::cost);
            var stored = EventStock.fill(drydock.database(), events);
            return "### Lists and searches over " + stored + " stored events\n\n"
                    + new StoredEventsCase(drydock.http()).measure();
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to fill the event store, but: " + e.getMessage(), e);
        }
    }

    private String measure() {
        var table = new MarkdownTable(List.of("", "p50, ms", "p99, ms", "answers"));
        queries().forEach((name, path) -> {
            var answer = http.getJson(path);
            var times = times(path);
            System.out.printf(Locale.ROOT, "   %-60s p50 %.1f p99 %.1f%n", name, times.millis(50), times.millis(99));
            table.row(
                    name,
                    format(times.millis(50)),
                    format(times.millis(99)),
                    "%d of %s"
                            .formatted(
                                    Math.max(
                                            answer.path("events").size(),
                                            answer.path("states").size()),
                                    answer.path("totalCount").asText("?")));
        });
        return table.toString();
    }

    private Map<String, String> queries() {
        var some = http.getJson(SEQUENCES + "pageSize=20&nextPageKey=1000").path("states");
        var context = some.path(some.size() / 2).path("shkeptncontext").asText();
        var time = some.path(some.size() / 2).path("time").asText();
        var project = EVENTS + "project=" + Delivery.PROJECT;
        var paths = new LinkedHashMap<String, String>();
        paths.put("events, newest first", EVENTS + "pageSize=20");
        paths.put("events of a project", project + "&pageSize=20");
        paths.put("events of a project, 100 a page", project + "&pageSize=100");
        paths.put("events of a project, page 500", project + "&pageSize=20&nextPageKey=10000");
        paths.put("events of a project by type", project + "&type=" + Delivery.FINISHED);
        paths.put("events by type", EVENTS + "type=" + Delivery.FINISHED);
        paths.put(
                "events of a project, stage and service by type",
                project + "&stage=dev&service=" + Delivery.service(1) + "&type=" + Delivery.FINISHED);
        paths.put("events of a project before a time", project + "&beforeTime=" + time);
        paths.put("events of a context", EVENTS + "keptnContext=" + context);
        paths.put("events of a context by type", EVENTS + "keptnContext=" + context + "&type=" + Delivery.FINISHED);
        paths.put("sequences of a project", SEQUENCES + "pageSize=20");
        paths.put("sequences of a project by name and state", SEQUENCES + "name=delivery&state=finished&pageSize=20");
        paths.put("sequences of a project before a time", SEQUENCES + "beforeTime=" + time + "&pageSize=20");
        paths.put("sequence of a context", SEQUENCES + "keptnContext=" + context);
        return paths;
    }

    private Distribution times(String path) {
        var nanos = new long[REPEATS];
        var end = System.nanoTime() + ENOUGH.toNanos();
        var count = 0;
        for (var i = -WARM_UP; i < REPEATS && (count == 0 || System.nanoTime() < end); i++) {
            var begin = System.nanoTime();
            http.get(path);
            if (i >= 0 || System.nanoTime() - begin > 1_000_000_000) {
                nanos[count++ % REPEATS] = System.nanoTime() - begin;
            }
        }
        return Distribution.ofNanos(java.util.Arrays.copyOf(nanos, Math.min(count, REPEATS)));
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
