package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @Test
    void shouldServeANewDatabaseWhenThrownAway() throws Exception {
        // Given
        try (var server = PostgresServer.throwAway()) {
            // When
            server.createDatabase("orders").createDatabase("orders");

            // Then
            assertThat(ask(server, "orders", "SELECT current_database()")).isEqualTo("orders");
            assertThat(ask(server, "orders", "SHOW max_connections")).isEqualTo("200");
            assertThat(ask(server, "orders", "SHOW fsync")).isEqualTo("off");
        }
    }

    @Test
    void shouldDeleteItsFolderWhenAThrowAwayIsClosed() {
        // Given
        var server = PostgresServer.throwAway();
        var folder = server.log().getParent();

        // When
        server.close();

        // Then
        assertThat(folder).doesNotExist();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void shouldRefuseAWrongPassword() {
        // Given
        try (var server = PostgresServer.throwAway()) {
            // When
            var connecting = assertThatThrownBy(
                    () -> DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), "wrong"));

            // Then
            connecting.isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void shouldKeepCommittedRowsWhenKilledAndRestarted(@TempDir Path folder) throws Exception {
        // Given
        try (var server = PostgresServer.durable(folder)) {
            var port = server.port();
            run(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(ask(server, "postgres", "SHOW fsync")).isEqualTo("on");

            // When
            server.kill();
            server.restart();

            // Then
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server, "postgres", "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldKeepRowsAndPasswordWhenStartedByALaterRun(@TempDir Path folder) throws Exception {
        // Given
        try (var first = PostgresServer.durable(folder)) {
            run(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        // When
        try (var second = PostgresServer.durable(folder)) {
            // Then
            assertThat(ask(second, "postgres", "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldTakeOverFromTheServerOfAKilledRun(@TempDir Path folder) throws Exception {
        // Given
        var forgotten = PostgresServer.durable(folder);

        // When
        try (var server = PostgresServer.durable(folder)) {
            // Then
            assertThat(forgotten.isAlive()).isFalse();
            assertThat(ask(server, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldSayWhichVersionIsNeededWhenTheDataIsOfAnotherOne(@TempDir Path folder) throws Exception {
        // Given
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("PG_VERSION"), "9\n");

        // When
        var starting = assertThatThrownBy(() -> PostgresServer.durable(folder));

        // Then
        starting.isInstanceOf(ServerFailed.class).hasMessageContaining("a PostgreSQL 9 for the data");
    }

    @Test
    void shouldRunTheBinariesOfTheJarWhenTheSystemHasNone(@TempDir Path cache) throws Exception {
        // Given
        var carried = PostgresBinaries.extractedTo(cache);

        // When
        var again = PostgresBinaries.extractedTo(cache);

        // Then
        assertThat(again.major()).isEqualTo("17");
        assertThat(carried.initdb()).isExecutable();
    }

    private static void run(PostgresServer server, String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String ask(PostgresServer server, String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
                var sql = connection.createStatement();
                var answer = sql.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
