package dev.drydock.shipyard;

import dev.drydock.kit.nats.NatsView;
import dev.drydock.shipyard.adapter.hibernate.HibernateIntegrations;
import dev.drydock.shipyard.adapter.nats.JetStreamConsumers;
import dev.drydock.shipyard.adapter.postgres.PostgresDeadLetters;
import dev.drydock.shipyard.adapter.postgres.PostgresExecutions;
import dev.drydock.shipyard.adapter.postgres.PostgresLogEntries;
import dev.drydock.shipyard.adapter.postgres.PostgresOverviews;
import dev.drydock.shipyard.adapter.postgres.PostgresRegisters;
import dev.drydock.shipyard.application.deadletter.DeadLetterReplay;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.application.integration.LiveAudience;
import dev.drydock.shipyard.application.integration.LogEntries;
import dev.drydock.shipyard.application.integration.StreamConsumers;
import dev.drydock.shipyard.application.integration.UnansweredReports;
import dev.drydock.shipyard.application.integration.UnansweredTasks;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.overview.RegisterFeed;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.Flows;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together who listens, what went wrong, and what can be asked of executions. */
@ApplicationScoped
class IntegrationWiring {
    @Produces
    @Singleton
    Integrations integrations(Vertx vertx, @PersistenceUnit("shipyard") Mutiny.SessionFactory sessions) {
        return new HibernateIntegrations(vertx, sessions);
    }

    @Produces
    @Singleton
    LogEntries logEntries(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresLogEntries(pool);
    }

    @Produces
    @Singleton
    Overviews overviews(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresOverviews(pool);
    }

    @Produces
    @Singleton
    RegisterFeed registerFeed(@ReactiveDataSource("shipyard") Pool pool, DeadLetters deadLetters, InstantSource clock) {
        return new RegisterFeed(new PostgresRegisters(pool, deadLetters, clock));
    }

    @Produces
    @Singleton
    Executions executions(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresExecutions(pool);
    }

    @Produces
    @Singleton
    StreamConsumers streamConsumers(NatsView nats) {
        return new JetStreamConsumers(nats);
    }

    @Produces
    @Singleton
    LiveAudience liveAudience(Integrations integrations, StreamConsumers consumers) {
        return new LiveAudience(integrations, consumers);
    }

    @Produces
    @Singleton
    UnansweredTasks unansweredTasks(Executions executions, LiveAudience audience, InstantSource clock) {
        return new UnansweredTasks(executions, audience, clock);
    }

    @Produces
    @Singleton
    UnansweredReports unansweredReports(
            Executions executions, LiveAudience audience, EventFlow flow, EngineConfig config, InstantSource clock) {
        return new UnansweredReports(executions, audience, flow, config.reportUnansweredAfter(), clock);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresDeadLetters(pool);
    }

    @Produces
    @Singleton
    DeadLetterReplay deadLetterReplay(DeadLetters letters, Flows flows, EventFlow flow, InstantSource clock) {
        return new DeadLetterReplay(letters, flows, flow, clock);
    }
}
