package dev.drydock.shipyard;

import dev.drydock.shipyard.adapter.hibernate.TokenSeal;
import dev.drydock.shipyard.adapter.postgres.PostgresSecrets;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.application.secret.SecretStore;
import dev.drydock.shipyard.application.secret.Secrets;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts together what is kept sealed. */
@ApplicationScoped
class SecretWiring {
    private static final Logger LOG = Logger.getLogger(SecretWiring.class);

    @Produces
    @Singleton
    TokenSeal seal(ProjectConfig config, @ConfigProperty(name = "drydock.api-token") Optional<String> apiToken) {
        return TokenSeal.of(config.secretKey(), config.formerSecretKeys().orElse(List.of()), apiToken);
    }

    @Produces
    @Singleton
    SecretStore secretStore(@ReactiveDataSource("shipyard") Pool pool, TokenSeal seal) {
        return new PostgresSecrets(pool, seal);
    }

    @Produces
    @Singleton
    Secrets secrets(SecretStore store, Projects projects, InstantSource clock) {
        return new Secrets(store, projects, clock);
    }

    /** After a change of the key. */
    void reseal(@Observes StartupEvent event, SecretStore secrets, Projects projects) {
        Uni.combine()
                .all()
                .unis(secrets.reseal(), projects.reseal())
                .asTuple()
                .subscribe()
                .with(
                        done -> {
                            if (done.getItem1() + done.getItem2() > 0) {
                                LOG.infof(
                                        "%d secrets and the credentials of %d projects are sealed with the current key now",
                                        done.getItem1(), done.getItem2());
                            }
                        },
                        failure -> LOG.errorf(
                                "not everything is sealed with the current key, keep the former one: %s",
                                failure.getMessage()));
    }
}
