package dev.drydock.shipyard;

import dev.drydock.kit.access.AuditTrail;
import dev.drydock.kit.access.ConfiguredTokens;
import dev.drydock.kit.access.TokenRegister;
import dev.drydock.shipyard.adapter.postgres.PostgresAudit;
import dev.drydock.shipyard.adapter.postgres.PostgresSessions;
import dev.drydock.shipyard.adapter.postgres.PostgresTokens;
import dev.drydock.shipyard.application.access.Audit;
import dev.drydock.shipyard.application.access.IssuedTokens;
import dev.drydock.shipyard.application.access.Sessions;
import dev.drydock.shipyard.application.access.TokenStore;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts together who may do what. */
@ApplicationScoped
class AccessWiring {
    private static final Logger LOG = Logger.getLogger(AccessWiring.class);

    @Produces
    @Singleton
    TokenStore tokenStore(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresTokens(pool);
    }

    @Produces
    @Singleton
    @Typed(IssuedTokens.class)
    IssuedTokens issuedTokens(TokenStore store, InstantSource clock) {
        return new IssuedTokens(store, new SecureRandom(), clock);
    }

    @Produces
    @Singleton
    @Typed({Sessions.class, TokenRegister.class})
    Sessions sessions(
            @ReactiveDataSource("shipyard") Pool pool,
            ConfiguredTokens configured,
            IssuedTokens issued,
            InstantSource clock,
            EngineConfig config) {
        return new Sessions(
                new PostgresSessions(pool), configured, issued, new SecureRandom(), clock, config.sessionLifetime());
    }

    @Produces
    @Singleton
    @Typed({PostgresAudit.class, AuditTrail.class, Audit.class})
    PostgresAudit audit(@ReactiveDataSource("shipyard") Pool pool) {
        return new PostgresAudit(pool);
    }

    /** Of several replicas that start at once, the one that wins the row tells the token. */
    void createFirst(
            @Observes StartupEvent event,
            IssuedTokens tokens,
            @ConfigProperty(name = "drydock.api-token") Optional<String> configured) {
        if (configured.isPresent()) {
            return;
        }
        tokens.createFirst()
                .subscribe()
                .with(
                        created -> created.ifPresent(first -> LOG.infof(
                                "This is the admin's token; it is told this once and kept nowhere: %s", first.text())),
                        failure -> LOG.errorf(
                                "the admin's token could not be created: %s; give one as drydock.api-token",
                                failure.getMessage()));
    }
}
