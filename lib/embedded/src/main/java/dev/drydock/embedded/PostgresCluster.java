package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one PostgreSQL: {@code data/}, the password of its only user, the log and the pid file.
 *
 * @param home the folder
 * @param programs the version that runs it
 * @param user who runs it
 * @param durable whether every commit is flushed to disk
 */
record PostgresCluster(Path home, PostgresInstallation programs, PostgresUser user, boolean durable) {
    static final String SUPERUSER = "drydock";

    private static final String MAX_CONNECTIONS = "200";

    /** Opens the folder; makes a new cluster in it when there is none. */
    static PostgresCluster open(Path home, boolean durable) {
        try {
            var folder = Files.createDirectories(home).toRealPath();
            var programs = PostgresInstallation.usableFor(folder.resolve("data"));
            var user = PostgresUser.whoReaches(folder, programs.bin());
            var cluster = new PostgresCluster(folder, programs, user, durable);
            cluster.stopLeftover();
            cluster.prepare();
            return cluster;
        } catch (IOException e) {
            throw new ServerFailed("Expected to prepare PostgreSQL in " + home + ", but: " + e.getMessage(), e);
        }
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    Launch launch(int port) {
        var command = new ArrayList<>(List.of(
                programs.postgres().toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=" + MAX_CONNECTIONS));
        for (var setting : durable ? List.<String>of() : List.of("fsync", "full_page_writes")) {
            command.addAll(List.of("-c", setting + "=off"));
        }
        return Launch.of("PostgreSQL", user.command(command))
                .loggingTo(log())
                .in(data())
                .withPidFile(pidFile())
                .stoppedBy("INT");
    }

    String password() {
        try {
            return Files.readString(home.resolve("password")).strip();
        } catch (IOException e) {
            throw new ServerFailed("Expected to read the database password in " + home + ", but: " + e.getMessage(), e);
        }
    }

    private Path pidFile() {
        return home.resolve("postgres.pid");
    }

    private void stopLeftover() {
        new PidFile(pidFile()).stopLeftover();
    }

    private void prepare() throws IOException {
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        user.own(data());
    }

    private void initialise() throws IOException {
        var password = Password.generated();
        var data = Files.createDirectories(data());
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var passwordForInitdb = home.resolve("initdb-password");
        Password.write(passwordForInitdb, password);
        Password.write(home.resolve("password"), password);
        user.own(data);
        user.own(passwordForInitdb);
        try {
            initdb(passwordForInitdb);
        } finally {
            Files.deleteIfExists(passwordForInitdb);
        }
    }

    private void initdb(Path passwordFile) {
        var command = new ArrayList<>(List.of(
                programs.initdb().toString(),
                "-D",
                data().toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "-E",
                "UTF8",
                "--no-locale"));
        if (!durable) {
            command.add("--no-sync");
        }
        var child = ChildProcess.start(
                Launch.of("initdb", user.command(command)).loggingTo(log()).in(data()));
        try {
            if (child.awaitExit() != 0) {
                throw new ServerFailed("Expected to make a database in " + data() + ", but initdb failed:\n"
                        + child.logTail().indent(2));
            }
        } catch (InterruptedException e) {
            throw ServerFailed.interrupted("initdb");
        }
    }
}
