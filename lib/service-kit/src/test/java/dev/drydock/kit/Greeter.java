package dev.drydock.kit;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.MDC;

/** A service as small as can be: greets by name, counts how often in its table, fails and waits as it is told to. */
@Singleton
class Greeter implements EventHandler {
    final List<KeptnEvent> answers = new CopyOnWriteArrayList<>();
    /** Which event a log line would have been about, after some steps on other threads. */
    final List<String> loggedAbout = new CopyOnWriteArrayList<>();

    /** The answers that this process did not send itself. */
    final List<KeptnEvent> ofOthers = new CopyOnWriteArrayList<>();

    final List<KeptnEvent> taken = new CopyOnWriteArrayList<>();
    final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    final Map<String, String> reasons = new ConcurrentHashMap<>();
    final Map<String, CompletableFuture<Void>> waits = new ConcurrentHashMap<>();
    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    final EventService service;
    private final Supplier<EventService> services;

    Greeter(
            Vertx vertx,
            @ReactiveDataSource("kittest") Pool pool,
            NatsConnection nats,
            @Channel("kittest-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<KeptnEvent> out) {
        services = () -> new EventService(
                vertx, pool, nats, out::send, InstantSource.system(), ServiceTelemetry.none(), outbox -> List.of(this));
        service = services.get();
    }

    /** Another process at work on the same tables. */
    EventService replica() {
        return services.get();
    }

    void start(@Observes StartupEvent event) {
        service.start();
    }

    void stop(@Observes ShutdownEvent event) {
        service.stop();
    }

    @ApplicationScoped
    static class Schema {
        void migrate(@Observes @Priority(Migrations.BEFORE_MESSAGING) StartupEvent event, Config config) {
            Migrations.migrate(config, "kittest");
        }
    }

    @Incoming("kittest-greet")
    Uni<Void> take(DeliveryBatch batch) {
        taken.addAll(batch.events());
        return Uni.createFrom()
                .completionStage(() -> gate)
                .chain(() -> service.inbox().accept(batch));
    }

    @Incoming("kittest-answers")
    void hear(DeliveryBatch batch) {
        answers.addAll(batch.events());
    }

    @Incoming("kittest-others")
    void hearOthers(DeliveryBatch batch) {
        ofOthers.addAll(batch.events());
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.taskOf(EventKind.TRIGGERED).filter("greet"::equals).isPresent();
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var name = event.data().text("name").orElseThrow();
        var left = failures.get(name);
        if (left != null && left.getAndDecrement() > 0) {
            return Uni.createFrom().failure(new IllegalStateException(reasons.getOrDefault(name, "not in the mood")));
        }
        var finished = new Answer(event, source())
                .finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "Hello, " + name, Payload.EMPTY);
        var waited = Optional.ofNullable(waits.remove(name)).orElseGet(() -> CompletableFuture.completedFuture(null));
        return Uni.createFrom()
                .completionStage(waited)
                .replaceWith(tx -> tx.preparedQuery(
                                "insert into greeting values ($1, 1) on conflict (name) do update set times = greeting.times + 1")
                        .execute(Tuple.of(name))
                        .invoke(() -> loggedAbout.add(String.valueOf(MDC.get("eventId"))))
                        .replaceWith(List.of(finished)));
    }

    @Override
    public String source() {
        return "greeter";
    }
}
