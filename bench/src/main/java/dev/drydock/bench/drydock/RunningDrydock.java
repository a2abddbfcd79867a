package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Database;
import dev.drydock.bench.contender.Http;
import dev.drydock.bench.contender.JavaProcess;
import dev.drydock.bench.measure.Cost;
import dev.drydock.bench.measure.ProcessCpu;
import dev.drydock.bench.measure.Trip;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.StartedParts;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Drydock with a project of many services, so that sequences do not queue behind each other. */
public final class RunningDrydock implements Contender {
    private static final int SERVICES = 300;
    private static final String PROJECTS = "/api/controlPlane/v1/project";
    private static final String STREAM = "keptn";

    private final StartedParts parts;
    private final AtomicInteger number = new AtomicInteger();
    private final Database database;
    private final NatsServer nats;
    private final Path jar;
    private final List<String> jvm;
    private final Path folder;
    private final List<Controller> controllers = new CopyOnWriteArrayList<>();
    private final List<Http> https = new CopyOnWriteArrayList<>();
    private final ChildProcess responder;
    private final Connection client;
    private final Ends ends;
    private int projects = 1;

    private RunningDrydock(Path jar, List<String> jvm, Path folder, StartedParts parts) throws Exception {
        this.parts = parts;
        this.jar = jar;
        this.jvm = jvm;
        this.folder = folder;
        database = parts.add(Database.start(folder.resolve("postgres"), "drydock"));
        nats = parts.add(NatsServer.start(folder.resolve("nats")));
        addController();
        responder = parts.add(
                ChildProcess.start(JavaProcess.of(Responder.class, folder.resolve("responder.log"), nats.url())));
        client = parts.add(connect(nats.url()));
        ends = Ends.on(client);
        createProject(Delivery.PROJECT, SERVICES);
        createService(Delivery.PROJECT, Delivery.HELD);
    }

    static RunningDrydock start(Path jar, List<String> jvm, Path folder) {
        var parts = new StartedParts();
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
        var project = Delivery.project(count % projects);
        var service = Delivery.service(count / projects % (SERVICES / projects));
        var accepted = https.get(count % https.size())
                .postAsync("/api/v1/event", Delivery.triggered(context, project, service, count))
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
                controllers.stream()
                        .mapToDouble(controller ->
                                ProcessCpu.seconds(controller.process().pid()))
                        .sum(),
                database.cpuSeconds(),
                brokerCpu(),
                ProcessCpu.seconds(responder.pid()),
                ProcessCpu.ownSeconds(),
                transactions[0],
                transactions[1]);
    }

    @Override
    public double residentMebibytes() {
        return ProcessCpu.residentMebibytes(controllerPid());
    }

    /** Sends an event to the API; completes when it is accepted. */
    CompletableFuture<String> post(String event) {
        return http().postAsync("/api/v1/event", event);
    }

    Http http() {
        return https.get(0);
    }

    /** One more controller on the same database, stream and repositories, which gets its share of the requests. */
    void addController() {
        var controller =
                Controller.start(jar, jvm, database.server(), database.name(), nats, folder, controllers.size() + 1);
        parts.add(controller.process());
        controllers.add(controller);
        https.add(new Http(controller.url(), Map.of("x-token", controller.token())));
    }

    /** Spreads the same number of services, and the load, over so many projects; a divisor of {@value #SERVICES}. */
    void spreadOver(int number) {
        for (var project = projects; project < number; project++) {
            createProject(Delivery.project(project), SERVICES / number);
        }
        projects = number;
    }

    /** A program with a durable consumer that takes every event of a subject. */
    void addSubscriber(String name, String subject) throws IOException, JetStreamApiException {
        var connection = connect(nats.url());
        parts.add(connection);
        connection
                .getStreamContext(STREAM)
                .createOrUpdateConsumer(ConsumerConfiguration.builder()
                        .durable(name)
                        .filterSubject(subject)
                        .ackPolicy(AckPolicy.Explicit)
                        .build())
                .consume(Message::ack);
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
        return controllers.get(0).process().pid();
    }

    @Override
    public void close() {
        parts.close();
    }

    private void createProject(String project, int services) {
        var shipyard = Base64.getEncoder().encodeToString(Delivery.shipyard().getBytes(StandardCharsets.UTF_8));
        http().post(PROJECTS, "{\"name\":\"%s\",\"shipyard\":\"%s\"}".formatted(project, shipyard));
        for (var i = 0; i < services; i++) {
            createService(project, Delivery.service(i));
        }
    }

    private void createService(String project, String service) {
        http().post(PROJECTS + "/" + project + "/service", "{\"serviceName\":\"%s\"}".formatted(service));
    }

    private static Connection connect(String url) {
        try {
            return Nats.connect(new Options.Builder().server(url).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
