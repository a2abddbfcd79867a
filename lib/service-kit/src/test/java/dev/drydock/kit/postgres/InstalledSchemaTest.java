package dev.drydock.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.embedded.PostgresServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class InstalledSchemaTest {
    /** As installed databases remember them, whichever folder they came from then: another text stops every start. */
    private static final List<String> OF_THE_KIT =
            List.of("001 V001__inbox_outbox_dead_letters.sql 1522429046", "198 V198__spans.sql -824884754");

    @Test
    void shouldKeepWhatInstalledDatabasesRemember() throws SQLException {
        try (var postgres = PostgresServer.throwAway()) {
            // Given
            var config = config(postgres);

            // When
            Migrations.migrate(config, "kittest");
            var once = history(postgres);
            Migrations.migrate(config, "kittest");

            // Then
            assertThat(once).containsAll(OF_THE_KIT).anyMatch(row -> row.startsWith("100 V100__greeting.sql "));
            assertThat(history(postgres)).isEqualTo(once);
        }
    }

    private static List<String> history(PostgresServer postgres) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var found = connection
                        .createStatement()
                        .executeQuery(
                                "select version, script, checksum from kittest.flyway_schema_history where version is not null order by installed_rank")) {
            while (found.next()) {
                rows.add("%s %s %d".formatted(found.getString(1), found.getString(2), found.getInt(3)));
            }
        }
        return rows;
    }

    private static Config config(PostgresServer postgres) {
        var source = "quarkus.datasource.kittest.";
        return new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(
                        "drydock.database.wait-for",
                        "PT60S",
                        source + "reactive.url",
                        postgres.reactiveUrl("postgres"),
                        source + "username",
                        postgres.user(),
                        source + "password",
                        postgres.password()))
                .build();
    }
}
