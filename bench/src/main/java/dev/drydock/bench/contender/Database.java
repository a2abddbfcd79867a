package dev.drydock.bench.contender;

import dev.drydock.bench.measure.ProcessCpu;
import dev.drydock.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that flushes every commit, with one database, and what it counts. */
public final class Database implements AutoCloseable {
    private static final String COUNTERS = """
            select d.xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            from pg_stat_database d where d.datname = ?""";

    private final PostgresServer server;
    private final String name;
    private final Path folder;
    private final Connection observer;

    private Database(PostgresServer server, String name, Path folder) throws SQLException {
        this.server = server;
        this.name = name;
        this.folder = folder;
        this.observer = DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }

    public static Database start(Path folder, String name) {
        var server = PostgresServer.durable(folder).createDatabase(name);
        try {
            return new Database(server, name, folder);
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("Expected to reach PostgreSQL, but: " + e.getMessage(), e);
        }
    }

    public PostgresServer server() {
        return server;
    }

    public String name() {
        return name;
    }

    /** A connection of the caller's own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(name), server.user(), server.password());
    }

    /**
     * How many transactions were committed, and how many ids were given to transactions that wrote.
     *
     * @return two numbers
     */
    public long[] transactions() {
        try (var statement = observer.prepareStatement(COUNTERS)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return new long[] {row.getLong(1), row.getLong(2)};
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Expected PostgreSQL to tell its counters, but: " + e.getMessage(), e);
        }
    }

    public double cpuSeconds() {
        try {
            var pidFile = folder.resolve("data").resolve("postmaster.pid");
            return ProcessCpu.seconds(
                    Long.parseLong(Files.readAllLines(pidFile).get(0).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server setting is. */
    public String setting(String setting) {
        try (var statement = observer.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            observer.close();
        } catch (SQLException e) {
            // the server is stopped next
        }
        server.close();
    }
}
