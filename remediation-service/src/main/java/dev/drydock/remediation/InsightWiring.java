package dev.drydock.remediation;

import dev.drydock.kit.resources.Resources;
import dev.drydock.remediation.adapter.postgres.PostgresEffects;
import dev.drydock.remediation.adapter.postgres.PostgresKillSwitches;
import dev.drydock.remediation.adapter.postgres.PostgresLedgers;
import dev.drydock.remediation.adapter.resources.ProjectGuardsFiles;
import dev.drydock.remediation.adapter.resources.ProjectRemediationFiles;
import dev.drydock.remediation.application.Effects;
import dev.drydock.remediation.application.OutsideFacts;
import dev.drydock.remediation.application.Prospects;
import dev.drydock.remediation.application.Stages;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what only looks and tells. */
@ApplicationScoped
public class InsightWiring {
    private static final String SERVICE = "remediation";

    @Produces
    @Singleton
    Effects effects(@ReactiveDataSource(SERVICE) Pool pool) {
        return new PostgresEffects(pool);
    }

    @Produces
    @Singleton
    Prospects prospects(
            @ReactiveDataSource(SERVICE) Pool pool, RemediationService service, Resources resources, Stages stages) {
        var switches = new PostgresKillSwitches(pool, service.events().outbox());
        return new Prospects(
                new OutsideFacts(new ProjectRemediationFiles(resources), new ProjectGuardsFiles(resources), stages),
                new PostgresLedgers(pool, switches));
    }
}
