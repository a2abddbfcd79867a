package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.JavaProcess;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The packaged shipyard-controller as a process. */
record Controller(ChildProcess process, String url, String token) {
    private static final Duration READY = Duration.ofSeconds(120);

    /**
     * @param jar the packaged {@code quarkus-run.jar}
     * @param jvm further options of its JVM
     * @param number which of several on the same database this is, from 1
     */
    static Controller start(
            Path jar,
            List<String> jvm,
            PostgresServer postgres,
            String database,
            NatsServer nats,
            Path folder,
            int number) {
        var port = FreePort.find();
        var token = UUID.randomUUID().toString();
        var command = new ArrayList<>(List.of(JavaProcess.java().toString(), "-Xmx1g"));
        command.addAll(jvm);
        settings(postgres, database, nats, folder, token)
                .forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", jar.toString()));
        var process = ChildProcess.start(
                Launch.of("shipyard-controller", command).loggingTo(folder.resolve("controller-" + number + ".log")));
        var controller = new Controller(process, "http://127.0.0.1:" + port, token);
        process.awaitHttp(URI.create(controller.url + "/q/health/ready"), READY);
        return controller;
    }

    private static Map<String, String> settings(
            PostgresServer postgres, String database, NatsServer nats, Path folder, String token) {
        return Map.of(
                "quarkus.http.host", "127.0.0.1",
                "drydock.database.url", postgres.reactiveUrl(database),
                "drydock.database.user", postgres.user(),
                "drydock.database.password", postgres.password(),
                "drydock.nats.url", nats.url(),
                "drydock.api-token", token,
                "drydock.shipyard.repositories", folder.resolve("repositories").toString());
    }
}
