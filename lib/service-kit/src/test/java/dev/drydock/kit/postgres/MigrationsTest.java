package dev.drydock.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsTest {
    private static final String URL = "quarkus.datasource.one.reactive.url";
    private static final String MODE = "quarkus.datasource.one.reactive.postgresql.ssl-mode";
    private static final String CA = "quarkus.datasource.one.reactive.trust-certificate-pem.certs";

    @ParameterizedTest
    @CsvSource({
        "postgresql://db:5432/drydock, disable, '', jdbc:postgresql://db:5432/drydock",
        "vertx-reactive:postgresql://db/drydock, disable, '', jdbc:postgresql://db/drydock",
        "postgresql://db/drydock, verify-full, /my ca/ca.crt, jdbc:postgresql://db/drydock?sslmode=verify-full&sslrootcert=%2Fmy+ca%2Fca.crt",
        "postgresql://db/drydock?a=b, verify-full, /ca.crt, jdbc:postgresql://db/drydock?a=b&sslmode=verify-full&sslrootcert=%2Fca.crt",
        "postgresql://db/drydock, verify-full, '', jdbc:postgresql://db/drydock?sslmode=verify-full",
    })
    void shouldSpeakToTheServerAsTheReactiveClientDoes(String url, String mode, String ca, String expected) {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(URL, url, MODE, mode, CA, ca))
                .build();

        assertThat(Migrations.jdbcUrl(config, "quarkus.datasource.one")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, FATAL: password authentication failed for user \"drydock\"",
        "08001, Connection to db:5432 refused",
        "3D000, FATAL: database \"drydock\" does not exist",
        "42501, ERROR: permission denied for database drydock",
    })
    void shouldSayInOneLineWhatTheDatabaseRefuses(String state, String message) {
        var failure = new FlywayException("Unable to obtain connection", new SQLException(message, state));

        assertThat(Migrations.explained(failure, "postgresql://db:5432/drydock"))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageStartingWith("PostgreSQL at postgresql://db:5432/drydock cannot be used: " + message + ". ");
    }

    @Test
    void shouldLeaveAMigrationThatIsWrongAsItIs() {
        var failure = new FlywayException("V100 failed", new SQLException("syntax error", "42601"));

        assertThat(Migrations.explained(failure, "postgresql://db/drydock")).isSameAs(failure);
    }
}
