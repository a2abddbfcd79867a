package dev.drydock.bench.evaluation;

import dev.drydock.bench.contender.Database;
import dev.drydock.bench.contender.Http;
import dev.drydock.bench.contender.JavaProcess;
import dev.drydock.bench.measure.Distribution;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.StartedParts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** How long a page of the heat map takes when a service has been evaluated 10,000 times. */
public final class HistoryPages {
    private static final int EVALUATIONS = 10_000;
    private static final int REPEATS = 200;
    private static final int WARM_UP = 50;
    private static final Duration READY = Duration.ofSeconds(120);
    private static final String FILL = """
            insert into lighthouse.evaluation (id, context, project, stage, service, triggered, triggered_at, time_start,
                time_end, slo, state, finished_id, finished_at, result, status, score, message, objectives, comparable,
                invalidated)
            select 't-' || n || '-' || s, 'c-' || n, 'shop', 'qa', 'service-' || s, repeat('x', 1000), now(),
                '2026-01-31T11:00:00.000Z', '2026-01-31T11:10:00.000Z', repeat('y', 3000), 'finished',
                'f-' || n || '-' || s, now(), 'pass', 'succeeded', 100, '',
                (select jsonb_agg(jsonb_build_object('sli', 'sli_' || o, 'displayName', 'sli_' || o, 'value', n + o,
                    'comparedValue', n, 'status', 'pass', 'passTargets', jsonb_build_array(jsonb_build_object('criteria',
                    '<600', 'targetValue', 600, 'violated', false)), 'warningTargets', '[]'::jsonb, 'keySli', false,
                    'weight', 1, 'pointsWon', 1, 'pointsLost', 0, 'explanation',
                    'sli_' || o || ' is ' || n || ' (earlier ' || n || ') and meets <600 (1 of 1 points).'))
                 from generate_series(1, 30) o), true, n % 50 = 0
            from generate_series(1, ?) n, generate_series(1, 3) s""";

    private HistoryPages() {}

    /** @param arguments the repository */
    public static void main(String[] arguments) throws Exception {
        var repository = Path.of(arguments[0]).toAbsolutePath();
        var jar = repository.resolve("lighthouse-service/app/target/quarkus-app/quarkus-run.jar");
        var folder = Files.createTempDirectory("drydock-history");
        try (var parts = new StartedParts()) {
            var database = parts.add(Database.start(folder.resolve("postgres"), "drydock"));
            var nats = parts.add(NatsServer.start(folder.resolve("nats")));
            var port = FreePort.find();
            var token = UUID.randomUUID().toString();
            var process = parts.add(
                    ChildProcess.start(Launch.of("lighthouse-service", command(jar, database, nats, port, token))
                            .loggingTo(folder.resolve("lighthouse.log"))));
            var url = "http://127.0.0.1:" + port;
            process.awaitHttp(URI.create(url + "/q/health/ready"), READY);
            fill(database);
            measure(new Http(url, Map.of("x-token", token)));
        }
    }

    private static List<String> command(Path jar, Database database, NatsServer nats, int port, String token) {
        var server = database.server();
        return List.of(
                JavaProcess.java().toString(),
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Ddrydock.database.url=" + server.reactiveUrl(database.name()),
                "-Ddrydock.database.user=" + server.user(),
                "-Ddrydock.database.password=" + server.password(),
                "-Ddrydock.nats.url=" + nats.url(),
                "-Ddrydock.api-token=" + token,
                "-Ddrydock.service-token=" + UUID.randomUUID(),
                "-jar",
                jar.toString());
    }

    private static void fill(Database database) throws SQLException {
        try (var connection = database.connect();
                var insert = connection.prepareStatement(FILL);
                var analyze = connection.createStatement()) {
            insert.setInt(1, EVALUATIONS);
            insert.executeUpdate();
            analyze.execute("analyze lighthouse.evaluation");
        }
    }

    private static void measure(Http http) {
        var path = "/api/lighthouse/v1/history?project=shop&stage=qa&service=service-2&pageSize=";
        for (var size : List.of(20, 50, 100)) {
            print("newest page", size, times(http, path + size));
            var middle = http.getJson(path + 500).path("nextPageKey").asText();
            for (var page = 0; page < 9; page++) {
                middle = http.getJson(path + 500 + "&nextPageKey=" + middle)
                        .path("nextPageKey")
                        .asText();
            }
            print("page in the middle", size, times(http, path + size + "&nextPageKey=" + middle));
        }
    }

    private static Distribution times(Http http, String path) {
        var nanos = new ArrayList<Long>();
        for (var number = -WARM_UP; number < REPEATS; number++) {
            var begin = System.nanoTime();
            http.get(path);
            if (number >= 0) {
                nanos.add(System.nanoTime() - begin);
            }
        }
        return Distribution.of(nanos, Long::longValue);
    }

    private static void print(String what, int size, Distribution times) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %4d evaluations × 30 SLIs: p50 %.1f ms, p99 %.1f ms%n",
                what,
                size,
                times.millis(50),
                times.millis(99));
    }
}
