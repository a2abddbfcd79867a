package dev.drydock.bench.conductor;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Database;
import dev.drydock.bench.contender.Http;
import dev.drydock.bench.contender.JavaProcess;
import dev.drydock.bench.measure.Cost;
import dev.drydock.bench.measure.ProcessCpu;
import dev.drydock.bench.measure.Trip;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.StartedParts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A Conductor server with its PostgreSQL, and the workers as a process of their own. */
final class RunningConductor implements Contender {
    static final List<String> TASKS = List.of("deployment", "test", "verification", "release");

    private static final Duration READY = Duration.ofSeconds(300);
    private static final String WORKFLOW = "delivery";

    private final StartedParts parts;
    private final Database database;
    private final ChildProcess server;
    private final ChildProcess workers;
    private final Completions completions;
    private final Http http;

    RunningConductor(Path java, Path jar, Path folder, StartedParts parts) {
        this.parts = parts;
        database = parts.add(Database.start(folder.resolve("postgres"), "conductor"));
        var port = FreePort.find();
        server = parts.add(ChildProcess.start(Launch.of("conductor", command(java, jar, port))
                .in(folder)
                .loggingTo(folder.resolve("conductor.log"))));
        var base = "http://127.0.0.1:" + port;
        server.awaitHttp(URI.create(base + "/health"), READY);
        http = new Http(base + "/api", Map.of());
        define();
        completions = parts.add(Completions.listen());
        workers = parts.add(ChildProcess.start(JavaProcess.of(
                Workers.class, folder.resolve("workers.log"), base + "/api", Integer.toString(completions.port()))));
    }

    /** Ends when the answer of the last task's worker was taken. */
    @Override
    public CompletableFuture<Trip> sequence() {
        var key = UUID.randomUUID().toString();
        var end = completions.of(key);
        var sent = System.nanoTime();
        return http.postAsync("/workflow/" + WORKFLOW, "{\"key\":\"" + key + "\"}")
                .thenApply(id -> System.nanoTime())
                .thenCombine(end, (accepted, finished) -> new Trip(sent, accepted, finished))
                .whenComplete((ignored, failure) -> end.cancel(false));
    }

    @Override
    public Cost cost() {
        var transactions = database.transactions();
        return new Cost(
                ProcessCpu.seconds(server.pid()),
                database.cpuSeconds(),
                Double.NaN,
                ProcessCpu.seconds(workers.pid()),
                ProcessCpu.ownSeconds(),
                transactions[0],
                transactions[1]);
    }

    @Override
    public double residentMebibytes() {
        return ProcessCpu.residentMebibytes(server.pid());
    }

    @Override
    public void close() {
        parts.close();
    }

    private List<String> command(Path java, Path jar, int port) {
        var postgres = database.server();
        var settings = Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", Integer.toString(port)),
                Map.entry("conductor.grpc-server.enabled", "false"),
                Map.entry("conductor.db.type", "postgres"),
                Map.entry("conductor.queue.type", "postgres"),
                Map.entry("conductor.external-payload-storage.type", "postgres"),
                Map.entry("conductor.indexing.enabled", "true"),
                Map.entry("conductor.indexing.type", "postgres"),
                Map.entry("conductor.elasticsearch.version", "0"),
                Map.entry("conductor.workflow-execution-lock.type", "postgres"),
                Map.entry("conductor.app.workflow-execution-lock-enabled", "true"),
                Map.entry("spring.datasource.url", postgres.jdbcUrl(database.name())),
                Map.entry("spring.datasource.username", postgres.user()),
                Map.entry("spring.datasource.password", postgres.password()));
        var command = new ArrayList<>(List.of(java.toString(), "-Xmx1g"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private void define() {
        http.post(
                "/metadata/taskdefs",
                TASKS.stream().map(task -> """
                                {"name":"%s","retryCount":0,"timeoutSeconds":600,"responseTimeoutSeconds":300,\
                                "ownerEmail":"bench@example.com"}""".formatted(task)).collect(Collectors.joining(",", "[", "]")));
        var tasks = TASKS.stream().map(task -> """
                        {"name":"%1$s","taskReferenceName":"%1$s","type":"SIMPLE",\
                        "inputParameters":{"key":"${workflow.input.key}"}}""".formatted(task)).collect(Collectors.joining(",", "[", "]"));
        http.post("/metadata/workflow", """
                {"name":"%s","version":1,"schemaVersion":2,"ownerEmail":"bench@example.com","tasks":%s}""".formatted(WORKFLOW, tasks));
    }
}
