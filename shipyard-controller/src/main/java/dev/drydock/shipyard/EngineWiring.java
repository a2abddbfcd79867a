package dev.drydock.shipyard;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.DatabasePool;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.telemetry.LogKeys;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.kit.telemetry.Telemetry;
import dev.drydock.shipyard.adapter.micrometer.SequenceGauges;
import dev.drydock.shipyard.adapter.micrometer.SequenceMetrics;
import dev.drydock.shipyard.adapter.postgres.PostgresEventTail;
import dev.drydock.shipyard.adapter.postgres.PostgresEventsOfType;
import dev.drydock.shipyard.adapter.postgres.PostgresFlows;
import dev.drydock.shipyard.adapter.postgres.PostgresHistories;
import dev.drydock.shipyard.adapter.postgres.PostgresLedger;
import dev.drydock.shipyard.adapter.postgres.PostgresProjectHistory;
import dev.drydock.shipyard.adapter.postgres.PostgresSequenceStore;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.project.ProjectHistory;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.EventFeed;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.EventsOfType;
import dev.drydock.shipyard.application.sequence.FlowControl;
import dev.drydock.shipyard.application.sequence.FlowRetry;
import dev.drydock.shipyard.application.sequence.Flows;
import dev.drydock.shipyard.application.sequence.Histories;
import dev.drydock.shipyard.application.sequence.Ledger;
import dev.drydock.shipyard.application.sequence.MessageLimit;
import dev.drydock.shipyard.application.sequence.Observation;
import dev.drydock.shipyard.application.sequence.SequenceNotes;
import dev.drydock.shipyard.application.sequence.SequenceStore;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Puts the sequence engine together. */
@ApplicationScoped
class EngineWiring {
    /** Of the events that a lost stream held: notices always, a task's triggered event only while it is open. */
    private static final String STILL_WANTED = """
            subject not like 'sh.keptn.event.%.triggered' or subject like 'sh.keptn.event.%.%.triggered'
            or event_id in (select open_triggered_id from sequence_execution where open_triggered_id is not null)""";

    /** By this name the beans of this service are told from those of others in the same process. */
    static final String SERVICE = "shipyard-controller";

    private static final Logger LOG = Logger.getLogger(EventFlow.class);

    void migrate(@Observes @Priority(Migrations.BEFORE_MESSAGING) StartupEvent event, Config config) {
        Migrations.migrate(config, "shipyard");
    }

    @Produces
    @Singleton
    @ReactiveDataSource("shipyard")
    static PgPoolCreator connections(@ConfigProperty(name = DatabasePool.ANSWER_WITHIN) Duration answerWithin) {
        return new DatabasePool(answerWithin);
    }

    @Produces
    @Singleton
    @Named(SERVICE)
    ServiceTelemetry telemetry(Telemetry telemetry, @ReactiveDataSource("shipyard") Pool pool) {
        var ours = telemetry.ofEngine(SERVICE, pool);
        SequenceGauges.register(ours, pool);
        return ours;
    }

    @Produces
    @Singleton
    Outbox shipyardOutbox(
            Vertx vertx,
            @ReactiveDataSource("shipyard") Pool pool,
            NatsConnection nats,
            @Named(SERVICE) ServiceTelemetry telemetry,
            @Channel("shipyard-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<KeptnEvent> out) {
        return new Outbox(vertx, pool, out::send, nats::incarnation, STILL_WANTED, telemetry);
    }

    @Produces
    @Singleton
    SequenceStore sequenceStore(@ReactiveDataSource("shipyard") Pool pool, Outbox outbox) {
        return new PostgresSequenceStore(pool, outbox);
    }

    @Produces
    @Singleton
    Flows flows(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresFlows(pool);
    }

    @Produces
    @Singleton
    EventsOfType eventsOfType(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresEventsOfType(pool);
    }

    @Produces
    @Singleton
    ProjectHistory projectHistory(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresProjectHistory(pool);
    }

    @Produces
    @Singleton
    Ledger ledger(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresLedger(pool);
    }

    @Produces
    @Singleton
    EventFeed eventFeed(@ReactiveDataSource("shipyard") Pool pool) {
        return new EventFeed(new PostgresEventTail(pool));
    }

    @Produces
    @Singleton
    EventFlow eventFlow(
            SequenceStore store,
            ProjectSnapshots projects,
            Outbox outbox,
            Alarm alarm,
            InstantSource clock,
            @Named(SERVICE) ServiceTelemetry telemetry,
            EngineConfig config) {
        var deadlines = new Deadlines(config.startWithin(), config.finishWithin());
        var codec = new EventCodec();
        var limit = new MessageLimit(event -> codec.encode(event).length, config.largestEvent());
        var observation = new Observation(telemetry.isTracing(), new SequenceMetrics(telemetry));
        return new EventFlow(
                store,
                projects,
                outbox::publishSoon,
                alarm::wakeAt,
                EngineWiring::log,
                deadlines,
                limit,
                observation,
                clock);
    }

    private static void log(SequenceNotes.Note note) {
        LogKeys.about(note.about(), () -> LOG.info(note.text()));
    }

    @Produces
    @Singleton
    FlowControl flowControl(SequenceStore store, EventFlow flow, InstantSource clock) {
        return new FlowControl(store, flow, clock);
    }

    @Produces
    @Singleton
    Histories histories(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresHistories(pool);
    }

    @Produces
    @Singleton
    FlowRetry flowRetry(SequenceStore store, Executions executions, EventFlow flow) {
        return new FlowRetry(store, executions, flow);
    }
}
