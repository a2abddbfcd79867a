package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Database;
import dev.drydock.bench.contender.Http;
import dev.drydock.bench.contender.JavaProcess;
import dev.drydock.bench.contender.Parts;
import dev.drydock.bench.measure.Cost;
import dev.drydock.bench.measure.ProcessCpu;
import dev.drydock.bench.measure.Trip;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.NatsServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Drydock with a project of many services, so that sequences do not queue behind each other. */
public final class RunningDrydock implements Contender {
    private static final int SERVICES = 300;

    private final Parts parts;
    private final AtomicInteger number = new AtomicInteger();
    private final Database database;
    private final NatsServer nats;
    private final Controller controller;
    private final ChildProcess responder;
    private final Connection client;
    private final Ends ends;
    private final Http http;

    private RunningDrydock(Path jar, List<String> jvm, Path folder, Parts parts) throws Exception {
        this.parts = parts;
        database = parts.add(Database.start(folder.resolve("postgres"), "drydock"));
        nats = parts.add(NatsServer.start(folder.resolve("nats")));
        controller = Controller.start(jar, jvm, database.server(), database.name(), nats, folder);
        parts.add(controller.process());
        responder = parts.add(
                ChildProcess.start(JavaProcess.of(Responder.class, folder.resolve("responder.log"), nats.url())));
        client = parts.add(Nats.connect(new Options.Builder().server(nats.url()).build()));
        ends = Ends.on(client);
        http = new Http(controller.url(), Map.of("x-token", controller.token()));
        createProject();
    }

    static RunningDrydock start(Path jar, List<String> jvm, Path folder) {
        var parts = new Parts();
        try {
            return new RunningDrydock(jar, jvm, folder, parts);
        } catch (Exception e) {
            parts.close();
            throw new IllegalStateException("Expected Drydock to start, but: " + e.getMessage(), e);
        }
    }

    /** Triggered over REST. */
    @Override
    public CompletableFuture<Trip> sequence() {
        var count = number.incrementAndGet();
        var context = UUID.randomUUID();
        var end = ends.of(context);
        var sent = System.nanoTime();
        var accepted = post(Delivery.triggered(context, Delivery.service(count % SERVICES), count))
                .thenApply(ignored -> System.nanoTime());
        return accepted.thenCombine(end, (taken, finished) -> new Trip(sent, taken, finished))
                .whenComplete((ignored, failure) -> end.cancel(false));
    }

    /** Triggered by an event that is published to NATS, as any program may; nobody says that it is accepted. */
    public CompletableFuture<Trip> sequenceByNats() {
        var count = number.incrementAndGet();
        var context = UUID.randomUUID();
        var end = ends.of(context);
        var sent = System.nanoTime();
        var event = Delivery.triggered(context, Delivery.service(count % SERVICES), count);
        client.publish(Delivery.TRIGGERED, event.getBytes(StandardCharsets.UTF_8));
        return end.thenApply(finished -> new Trip(sent, sent, finished));
    }

    @Override
    public Cost cost() {
        var transactions = database.transactions();
        return new Cost(
                ProcessCpu.seconds(controller.process().pid()),
                database.cpuSeconds(),
                brokerCpu(),
                ProcessCpu.seconds(responder.pid()),
                ProcessCpu.ownSeconds(),
                transactions[0],
                transactions[1]);
    }

    @Override
    public double residentMebibytes() {
        return ProcessCpu.residentMebibytes(controller.process().pid());
    }

    /** Sends an event to the API; completes when it is accepted. */
    CompletableFuture<String> post(String event) {
        return http.postAsync("/api/v1/event", event);
    }

    Http http() {
        return http;
    }

    Database database() {
        return database;
    }

    Ends ends() {
        return ends;
    }

    Connection nats() {
        return client;
    }

    /** The process of the controller, for profilers. */
    public long controllerPid() {
        return controller.process().pid();
    }

    @Override
    public void close() {
        parts.close();
    }

    private void createProject() {
        var shipyard = Base64.getEncoder().encodeToString(Delivery.shipyard().getBytes(StandardCharsets.UTF_8));
        var projects = "/api/controlPlane/v1/project";
        http.post(projects, "{\"name\":\"%s\",\"shipyard\":\"%s\"}".formatted(Delivery.PROJECT, shipyard));
        var services = projects + "/" + Delivery.PROJECT + "/service";
        for (var i = 0; i < SERVICES; i++) {
            http.post(services, "{\"serviceName\":\"%s\"}".formatted(Delivery.service(i)));
        }
        http.post(services, "{\"serviceName\":\"%s\"}".formatted(Delivery.HELD));
    }

    private double brokerCpu() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith("nats-server"))
                        .isPresent())
                .mapToDouble(child -> ProcessCpu.seconds(child.pid()))
                .sum();
    }
}
