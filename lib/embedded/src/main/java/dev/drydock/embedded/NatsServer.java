package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A nats-server with JetStream on a loopback port. Closing it stops it; what it stored stays in its folder. */
public final class NatsServer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(20);

    private final Path executable;
    private final Path home;
    private final int port;
    private final Optional<String> token;
    private final String more;
    private ChildProcess process;

    private NatsServer(Path executable, Path home, int port, Optional<String> token, String more) {
        this.executable = executable;
        this.home = home;
        this.port = port;
        this.token = token;
        this.more = more;
    }

    /** Starts a server that keeps its streams in the folder, on a free port, open to everybody on this machine. */
    public static NatsServer start(Path storeDir) {
        return start(storeDir, FreePort.find(), Optional.empty());
    }

    /**
     * Starts a server that keeps its streams in the folder; one that a killed earlier run left there is stopped first.
     *
     * @param port the port of 127.0.0.1
     * @param token what clients must show, if anything
     * @throws MissingProgram when there is no nats-server and none can be installed
     */
    public static NatsServer start(Path storeDir, int port, Optional<String> token) {
        return start(Executables.ofThisMachine(), storeDir, port, token);
    }

    /** The same, finding the program as the caller wants. */
    public static NatsServer start(Executables executables, Path storeDir, int port, Optional<String> token) {
        var executable = executables.locate(Program.NATS_SERVER);
        return new NatsServer(executable, storeDir.toAbsolutePath(), port, token, jetStream(storeDir)).started();
    }

    /**
     * Starts a server on a free port that is set up otherwise, such as with accounts, or as a leaf of another one.
     *
     * @param configuration as in a file of nats-server, but for the port: with JetStream only if it says so
     */
    public static NatsServer configured(Path home, String configuration) {
        var executable = Executables.ofThisMachine().locate(Program.NATS_SERVER);
        return new NatsServer(executable, home.toAbsolutePath(), FreePort.find(), Optional.empty(), configuration)
                .started();
    }

    /** The line that lets a server keep streams in this folder. */
    public static String jetStream(Path storeDir) {
        return "jetstream { store_dir: \"" + storeDir.toAbsolutePath() + "\" }\n";
    }

    /** The address for clients, with the token when there is one: {@code nats://[token@]127.0.0.1:port}. */
    public String url() {
        return "nats://" + token.map(secret -> secret + "@").orElse("") + "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Optional<String> token() {
        return token;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the server (SIGKILL); {@link #restart} brings it back with what it had stored. */
    public void kill() {
        process.kill();
    }

    /** Starts the server again on the same port and store, after it was killed or while it runs. */
    public void restart() {
        process.close();
        started();
    }

    /** Stops the server in its tracks (SIGSTOP): connections stay open, and nobody answers until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    /** Lets the server go on as if no time had passed. */
    public void thaw() {
        process.thaw();
    }

    @Override
    public void close() {
        process.close();
    }

    private NatsServer started() {
        process = ChildProcess.start(Launch.of(
                        "nats-server",
                        List.of(executable.toString(), "-c", configuration().toString()))
                .loggingTo(home.resolve("nats-server.log"))
                .withPidFile(home.resolve("nats-server.pid")));
        try {
            process.awaitPort(port, READY);
            return this;
        } catch (ServerFailed e) {
            process.close();
            throw e;
        }
    }

    private Path configuration() {
        var file = home.resolve("nats-server.conf");
        var authorization = token.map(secret -> "authorization { token: \"" + secret + "\" }\n")
                .orElse("");
        try {
            Files.createDirectories(home);
            Password.write(file, "listen: \"127.0.0.1:" + port + "\"\n" + more + authorization);
            return file;
        } catch (IOException e) {
            throw new ServerFailed("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }
}
