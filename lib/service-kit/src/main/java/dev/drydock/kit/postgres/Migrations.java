package dev.drydock.kit.postgres;

import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;

/** Brings a service's schema to the version that its code needs. */
public final class Migrations {
    /** Priority of the start-up observer that migrates: the channels open at 1000, and then the schema must be there. */
    public static final int BEFORE_MESSAGING = 100;

    private static final String KIT = "classpath:db/kit";
    private static final int RETRIES = 60;

    private Migrations() {}

    /**
     * Migrates the schema of a service, with its own migrations in {@code classpath:db/<service>} (versions from 100)
     * on top of those of the kit; makes the schema if needed. Several replicas may do so at once.
     *
     * @param service the name of its schema and of its data source, such as {@code remediation}
     * @throws org.flywaydb.core.api.FlywayException if the database stays away or the schema is not one of ours
     */
    public static void migrate(Config config, String service) {
        var dataSource = "quarkus.datasource." + service;
        var url = config.getValue(dataSource + ".reactive.url", String.class)
                .replaceFirst("^(vertx-reactive:)?", "jdbc:");
        Flyway.configure()
                .dataSource(
                        url,
                        config.getValue(dataSource + ".username", String.class),
                        config.getOptionalValue(dataSource + ".password", String.class)
                                .orElse(null))
                .schemas(service)
                .defaultSchema(service)
                .createSchemas(true)
                .locations(KIT, "classpath:db/" + service)
                .connectRetries(RETRIES)
                .connectRetriesInterval(1)
                .load()
                .migrate();
    }
}
