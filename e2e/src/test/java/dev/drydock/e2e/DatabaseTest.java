package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.LoneController;
import dev.drydock.e2e.stack.TlsIdentity;
import dev.drydock.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service and PostgreSQL come together, or not. */
class DatabaseTest {
    private static final String PLAIN = "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
            + " where usename is not null and client_addr is not null and not ssl";

    @TempDir
    Path folder;

    /** An operator who mistypes a password finds the reason in the last line, and not below hundreds. */
    @Test
    void shouldEndAndSayWhyWhenPostgresqlDoesNotLetItIn() {
        var lastWords = LoneController.lastWords(
                "database-refuses",
                postgres -> Map.of("drydock.database.password", "wrong", "drydock.database.wait-for", "1S"));

        assertThat(lastWords)
                .startsWith("PostgreSQL at postgresql://127.0.0.1:")
                .contains("password authentication failed for user", "Check drydock.database.url, .user, .password");
    }

    /** As managed ones do, with a certificate of its own authority. */
    @Test
    void shouldMigrateAndWorkWhenTheServerIsWhoItShouldBe() throws SQLException {
        try (var drydock = LoneController.start("database-tls", this::withTlsOnly)) {
            assertThat(drydock.api().get("/api/controlPlane/v1/project").status())
                    .isEqualTo(200);
            try (var connection = DriverManager.getConnection(
                            drydock.postgres().jdbcUrl("drydock") + "?sslmode=require",
                            drydock.postgres().user(),
                            drydock.postgres().password());
                    var plain = connection.createStatement().executeQuery(PLAIN)) {
                plain.next();
                assertThat(plain.getInt(1)).as("connections without TLS").isZero();
            }
        }
    }

    /** Makes the server refuse what is not encrypted; it reads all of this anew without a restart. */
    private Map<String, String> withTlsOnly(PostgresServer postgres) {
        var identity = TlsIdentity.make(folder);
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            var data = Path.of(shown(statement, "data_directory"));
            for (var file : new Path[] {identity.certificate(), identity.key()}) {
                var copy = Files.copy(file, data.resolve(file.getFileName()));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
                Files.setOwner(copy, Files.getOwner(data));
            }
            statement.execute("alter system set ssl_cert_file = '%s'"
                    .formatted(identity.certificate().getFileName()));
            statement.execute("alter system set ssl_key_file = '%s'"
                    .formatted(identity.key().getFileName()));
            statement.execute("alter system set ssl = on");
            statement.execute("copy (select 'hostssl all all 127.0.0.1/32 scram-sha-256') to '%s'"
                    .formatted(shown(statement, "hba_file")));
            statement.execute("select pg_reload_conf()");
            return Map.of(
                    "drydock.database.ssl-mode",
                    "verify-full",
                    "drydock.database.ca",
                    identity.certificate().toString());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (var answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
