package dev.drydock.shipyard.application.check;

import dev.drydock.shipyard.domain.check.Measured.Broker;
import dev.drydock.shipyard.domain.check.Measured.Database;
import dev.drydock.shipyard.domain.check.Measured.Repository;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What is measured, one port for each technology. Each fails when it cannot tell. */
public record Probes(BrokerProbe broker, DatabaseProbe database, RepositoryProbe repositories) {
    /** Asks NATS. */
    @FunctionalInterface
    public interface BrokerProbe {
        Uni<Broker> measure();
    }

    /** Asks PostgreSQL. */
    @FunctionalInterface
    public interface DatabaseProbe {
        Uni<Database> measure();
    }

    /** Looks at the repository of each project. */
    @FunctionalInterface
    public interface RepositoryProbe {
        Uni<List<Repository>> measure();
    }
}
