package dev.drydock.kit.telemetry;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import dev.drydock.kit.traces.AnswerSpans;
import dev.drydock.kit.traces.SpanOutbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What one service tells of itself. */
public final class ServiceTelemetry {
    private final String component;
    private final MeterRegistry meters;
    private final Set<String> projects;
    private final boolean isEngine;
    private final Optional<SpanOutbox> spans;
    private final OutboxHealth.Register outboxes;
    private final List<Consumer<KeptnEvent>> sentListeners = new ArrayList<>();

    /** @param isEngine whether it passes on what others send, and says itself where its own events are in their traces */
    ServiceTelemetry(
            String component,
            MeterRegistry meters,
            Set<String> projects,
            boolean isEngine,
            Optional<SpanOutbox> spans,
            OutboxHealth.Register outboxes) {
        this.outboxes = outboxes;
        this.isEngine = isEngine;
        this.projects = projects;
        this.component = component;
        this.meters = meters;
        this.spans = spans;
    }

    /** Of a service that nobody watches. */
    public static ServiceTelemetry none() {
        return new ServiceTelemetry(
                "none", new SimpleMeterRegistry(), Set.of(), false, Optional.empty(), (component, oldest) -> {});
    }

    public MeterRegistry meters() {
        return meters;
    }

    /** The label of a project: its name if it is one that metrics tell apart, else empty, which Prometheus takes for none. */
    public Tags project(String name) {
        return Tags.of("project", projects.contains(name) ? name : "");
    }

    /** Whether anybody wants spans. */
    public boolean isTracing() {
        return spans.isPresent();
    }

    /** Calls back with each event once it is committed; not with repeats. */
    public ServiceTelemetry onSent(Consumer<KeptnEvent> listener) {
        sentListeners.add(listener);
        return this;
    }

    /** These events are committed, and on their way now. */
    public void sent(List<KeptnEvent> events) {
        if (!sentListeners.isEmpty()) {
            events.forEach(event -> sentListeners.forEach(listener -> listener.accept(event)));
        }
    }

    /** Events in their traces: one that says nothing is with the task that it answers, or where its flow begins. */
    public List<KeptnEvent> traced(List<KeptnEvent> events) {
        return isTracing() && !isEngine
                ? events.stream().map(ServiceTelemetry::traced).toList()
                : events;
    }

    private static KeptnEvent traced(KeptnEvent event) {
        if (event.context().isEmpty() || TraceContext.of(event).isPresent()) {
            return event;
        }
        var flow = TraceContext.ofFlow(event.context().get());
        return event.triggeredId().map(flow::at).orElse(flow).on(event);
    }

    /** Keeps the spans of the answers and problem notices among these events, in the transaction that writes them. */
    public Uni<Void> sending(SqlClient tx, List<KeptnEvent> events) {
        return spans.map(rows -> rows.append(tx, AnswerSpans.of(events)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Keeps spans in the transaction that makes them true. */
    public Uni<Void> ended(SqlClient tx, List<Span> ended) {
        return spans.map(rows -> rows.append(
                        tx, ended.stream().map(SpanOutbox.Ended::new).toList()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** What every service has: its inbox, outbox and dead letters, and what else the service counts in PostgreSQL. */
    public void gauges(Pool pool, KitGauges.Tables tables, String moreSql, List<DatabaseGauges.Reading> more) {
        var gauges = new DatabaseGauges(pool, meters, component, KitGauges.sql(tables) + moreSql);
        gauges.register(KitGauges.readings(tables));
        outboxes.add(component, () -> gauges.value(KitGauges.OUTBOX_OLDEST));
        gauges.register(more);
    }

    /** Begins to export. */
    public void start() {
        spans.ifPresent(SpanOutbox::start);
    }

    /** Exports no more; what is left is exported by the next run, or another replica. */
    public void stop() {
        spans.ifPresent(SpanOutbox::stop);
    }
}
