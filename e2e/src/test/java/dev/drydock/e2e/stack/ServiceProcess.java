package dev.drydock.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One packaged service as a process of its own, which can be killed and started again at the same place. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration GONE = Duration.ofSeconds(10);

    private final String name;
    private final int port;
    private final Map<String, String> settings;
    private final Path log;
    private Build build;
    private ChildProcess process;
    private boolean isTrapped;
    private int linesShown;

    private ServiceProcess(Build build, String name, int port, Map<String, String> settings, Path log) {
        this.build = build;
        this.name = name;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.log = log;
        this.process = launched();
    }

    /**
     * Starts a service and does not wait for it.
     *
     * @param name the service's folder in the source tree
     * @param port where it listens
     * @param settings its configuration, beside the port
     */
    static ServiceProcess start(Build build, String name, int port, Map<String, String> settings, Path log) {
        return new ServiceProcess(build, name, port, settings, log);
    }

    /** Another one beside it, of the same build and on all that is its own; whoever starts it closes it. */
    public ServiceProcess startReplica() {
        return startReplica(build);
    }

    /** The same of another build. */
    public ServiceProcess startReplica(Build other) {
        var replica = beside(other);
        replica.awaitReady();
        return replica;
    }

    /** The same of its own build, which is not waited for. */
    public ServiceProcess beginReplica() {
        return beside(build);
    }

    public String name() {
        return name;
    }

    /** What it runs. */
    public Build build() {
        return build;
    }

    /** The address without a path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where its output is kept over all its lives. */
    public Path log() {
        return log;
    }

    /** What it has logged since this was asked last. */
    List<String> newLines() {
        try {
            var lines = Files.readString(log()).lines().toList();
            var fresh = lines.subList(Math.min(linesShown, lines.size()), lines.size());
            linesShown = lines.size();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9} of the service alone; what it started lives on. */
    public void kill() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        await(name() + " is gone").atMost(GONE).until(() -> !process.isAlive());
        process.close();
    }

    /**
     * Lets it die, as by {@code kill -9}, when its code passes a point for the n-th time from now on.
     *
     * @param pass which time, from 1
     */
    public void dieAt(FaultPoint point, int pass) {
        isTrapped = true;
        point.lay(process.pid(), pass, log().resolveSibling(name() + ".btm"));
    }

    /** Waits until it has died of {@link #dieAt}; nothing else will do. */
    public void awaitDeath(Duration atMost) {
        await(name() + " passes the point where it dies").atMost(atMost).until(() -> !process.isAlive());
        try {
            assertThat(process.awaitExit()).as("what %s died of", name()).isEqualTo(FaultPoint.EXIT_CODE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again after it has died. */
    public void restart() {
        isTrapped = false;
        process = launched();
        awaitReady();
    }

    /** Stops it, unless it is dead already, and starts another build of it at the same place. */
    public void become(Build other) {
        process.close();
        build = other;
        restart();
    }

    /** Makes sure that it lives, without a trap that an earlier test has laid. */
    void heal() {
        if (isTrapped && isAlive()) {
            kill();
        }
        if (!isAlive()) {
            restart();
        }
    }

    /** {@code kill -STOP}: it holds what it holds, and does nothing. */
    public void freeze() {
        signal("-STOP");
    }

    /** {@code kill -CONT}: it goes on as if no time had passed. */
    public void thaw() {
        signal("-CONT");
    }

    /** What it says at {@code /q/health/<path>}, which asks for no token. */
    public Api.Answer health(String path) {
        return new Api(url(), "").get("/q/health/" + path);
    }

    void awaitReady() {
        process.awaitHttp(URI.create(url() + "/q/health/ready"), READY);
    }

    @Override
    public void close() {
        process.close();
    }

    private void signal(String signal) {
        try {
            var sent = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            if (sent.waitFor() != 0) {
                throw new IllegalStateException("kill %s did not reach %s".formatted(signal, name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ServiceProcess beside(Build other) {
        return start(other, name, FreePort.find(), settings, log.resolveSibling(name + "-replica.log"));
    }

    private ChildProcess launched() {
        return ChildProcess.start(Launch.of(name, command()).loggingTo(log));
    }

    private List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(build.options());
        command.addAll(List.of("-jar", build.jar(name).toString()));
        return command;
    }
}
