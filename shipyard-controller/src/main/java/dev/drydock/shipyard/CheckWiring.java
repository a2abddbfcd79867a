package dev.drydock.shipyard;

import dev.drydock.kit.nats.NatsConfig;
import dev.drydock.kit.nats.NatsView;
import dev.drydock.shipyard.adapter.git.GitProbe;
import dev.drydock.shipyard.adapter.nats.NatsProbe;
import dev.drydock.shipyard.adapter.postgres.PostgresProbe;
import dev.drydock.shipyard.application.check.Preflight;
import dev.drydock.shipyard.application.check.Probes;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.application.integration.StreamConsumers;
import dev.drydock.shipyard.application.integration.UnansweredTasks;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.upstream.Repositories;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the preflight check together. */
@ApplicationScoped
class CheckWiring {
    @Produces
    @Singleton
    Probes probes(
            NatsView nats,
            NatsConfig config,
            @ReactiveDataSource("shipyard") Pool pool,
            Repositories repositories,
            Projects projects) {
        return new Probes(
                new NatsProbe(nats, config.monitorUrl()),
                new PostgresProbe(pool),
                new GitProbe(repositories, projects));
    }

    @Produces
    @Singleton
    Preflight preflight(
            Probes probes,
            Integrations integrations,
            StreamConsumers consumers,
            UnansweredTasks unanswered,
            DeadLetters letters,
            EngineConfig config,
            InstantSource clock) {
        return new Preflight(probes, integrations, consumers, unanswered, letters, config.largestEvent(), clock);
    }
}
