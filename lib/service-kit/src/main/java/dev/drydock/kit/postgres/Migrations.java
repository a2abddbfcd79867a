package dev.drydock.kit.postgres;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a service's schema to the version that its code needs. */
public final class Migrations {
    /** Priority of the start-up observer that migrates: the channels open at 1000, and then the schema must be there. */
    public static final int BEFORE_MESSAGING = 100;

    private static final String KIT = "classpath:db/kit";
    private static final String PLAIN = "disable";
    private static final String REFUSED =
            "PostgreSQL at %s cannot be used: %s. Nothing works without it, so this process ends."
                    + " Check drydock.database.url, .user, .password, .ssl-mode and .ca; docs/operations.md says what the database has to be.";

    private Migrations() {}

    /**
     * Migrates the schema of a service, with its own migrations in {@code classpath:db/<service>} (versions from 100)
     * and those of the kit; makes the schema if needed. Several replicas may do so at once. Both share their numbers: a new
     * one of the kit has a higher number than every service's, or installed databases would not take it.
     *
     * @param service the name of its schema and of its data source, such as {@code remediation}
     * @throws ConfigurationException if the database stays away, or lets us not do what we must
     * @throws FlywayException if the schema is not one of ours
     */
    public static void migrate(Config config, String service) {
        var dataSource = "quarkus.datasource." + service;
        var flyway = Flyway.configure()
                .dataSource(
                        jdbcUrl(config, dataSource),
                        config.getValue(dataSource + ".username", String.class),
                        config.getOptionalValue(dataSource + ".password", String.class)
                                .orElse(null))
                .schemas(service)
                .defaultSchema(service)
                .createSchemas(true)
                .locations(KIT, "classpath:db/" + service)
                .connectRetries((int) config.getValue("drydock.database.wait-for", Duration.class)
                        .toSeconds())
                .connectRetriesInterval(1)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw explained(e, config.getValue(dataSource + ".reactive.url", String.class));
        }
    }

    /** One line instead of a hundred, where what is wrong is the configuration or the server, and not a migration. */
    static RuntimeException explained(FlywayException failure, String url) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && isRefusal(String.valueOf(refused.getSQLState()))) {
                return new ConfigurationException(REFUSED.formatted(
                        url, refused.getMessage().replaceAll("\\s+", " ").replaceAll("[. ]+$", "")));
            }
        }
        return failure;
    }

    /** No connection, no login, no such database, no room, no right to make a schema. */
    private static boolean isRefusal(String state) {
        return Stream.of("08", "28", "3D", "53", "42501").anyMatch(state::startsWith);
    }

    /** The same server, spoken to in the same way, as the reactive client is told of. */
    static String jdbcUrl(Config config, String dataSource) {
        var url = config.getValue(dataSource + ".reactive.url", String.class)
                .replaceFirst("^(vertx-reactive:)?", "jdbc:");
        var mode = config.getOptionalValue(dataSource + ".reactive.postgresql.ssl-mode", String.class)
                .orElse(PLAIN);
        if (mode.equals(PLAIN)) {
            return url;
        }
        var trusted = config.getOptionalValue(dataSource + ".reactive.trust-certificate-pem.certs", String.class)
                .map(file -> "&sslrootcert=" + URLEncoder.encode(file, StandardCharsets.UTF_8))
                .orElse("");
        return url + (url.contains("?") ? "&" : "?") + "sslmode=" + mode + trusted;
    }
}
