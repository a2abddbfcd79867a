package dev.drydock.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PostgreSQL of our own on a loopback port, with one user and a generated password. The server comes from the system,
 * else from a jar; as root it runs as {@code nobody}. Closing it stops it.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String DUPLICATE_DATABASE = "42P04";

    private final PostgresCluster cluster;
    private final int port;
    private final String password;
    private final Optional<ThrowAwayFolder> folder;
    private ChildProcess process;

    private PostgresServer(PostgresCluster cluster, int port, Optional<ThrowAwayFolder> folder) {
        this.cluster = cluster;
        this.port = port;
        this.password = cluster.password();
        this.folder = folder;
    }

    /**
     * Starts a server whose data is kept in the folder and survives a power failure. A server that a killed earlier run
     * left on the same folder is stopped first.
     */
    public static PostgresServer durable(Path dataDir) {
        return durable(dataDir, FreePort.find());
    }

    /** The same, on a port of the caller's choice. */
    public static PostgresServer durable(Path dataDir, int port) {
        return new PostgresServer(PostgresCluster.open(dataDir, true), port, Optional.empty()).started();
    }

    /** Starts a server for tests: fast because it flushes nothing, and deleted when closed. */
    public static PostgresServer throwAway() {
        var folder = ThrowAwayFolder.create();
        try {
            var cluster = PostgresCluster.open(folder.path(), false);
            return new PostgresServer(cluster, FreePort.find(), Optional.of(folder)).started();
        } catch (RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return PostgresCluster.SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** The address of a database for the reactive client, without user and password. */
    public String reactiveUrl(String database) {
        return "postgresql://" + host() + ":" + port + "/" + database;
    }

    /** The address of a database for JDBC, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    /** Where the server writes its log. */
    public Path log() {
        return cluster.log();
    }

    /**
     * Makes a database, unless it is there already.
     *
     * @param name lower case letters, digits and underscores
     */
    public PostgresServer createDatabase(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Expected a database name of a-z, 0-9 and _, but got '" + name + "'");
        }
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw new ServerFailed("Expected to create the database " + name + ", but: " + e.getMessage(), e);
            }
        }
        return this;
    }

    /** Kills the server and all its back ends at once (SIGKILL), as a power failure would; {@link #restart} recovers. */
    public void kill() {
        process.kill();
    }

    /** Starts the server again on the same port and data, after it was killed or while it runs. */
    public void restart() {
        process.close();
        started();
    }

    /** Stops the server and all its back ends in its tracks (SIGSTOP): connections stay open, and nobody answers until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    /** Lets the server and all its back ends go on as if no time had passed. */
    public void thaw() {
        process.thaw();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
        folder.ifPresent(ThrowAwayFolder::delete);
    }

    private PostgresServer started() {
        process = ChildProcess.start(cluster.launch(port));
        try {
            process.await("accept connections on 127.0.0.1:" + port, this::accepts, READY);
            return this;
        } catch (ServerFailed e) {
            process.close();
            throw e;
        }
    }

    private boolean accepts() {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
