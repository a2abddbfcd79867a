package dev.drydock.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Prometheus on a loopback port. Closing it stops it; what it stored stays in its folder. */
public final class PrometheusServer implements AutoCloseable {
    private final MonitoringServer server;

    private PrometheusServer(MonitoringServer server) {
        this.server = server;
    }

    /** Starts it on a free port; see {@link #start(Executables, Path, int, String, String...)}. */
    public static PrometheusServer start(Path home, String configuration, String... flags) {
        return start(Executables.ofThisMachine(), home, FreePort.find(), configuration, flags);
    }

    /**
     * Starts it on a port of 127.0.0.1; one that a killed earlier run left in the folder is stopped first.
     *
     * @param home holds the configuration, the storage, the log; rule and target files may be named relative to it
     * @param configuration the text of {@code prometheus.yml}
     * @param flags further ones, such as {@code --web.enable-lifecycle}
     * @throws MissingProgram when it is not on this machine and cannot be installed
     * @throws ServerFailed when it does not become ready, for example because the configuration is wrong
     */
    public static PrometheusServer start(
            Executables executables, Path home, int port, String configuration, String... flags) {
        var executable = executables.locate(Program.PROMETHEUS);
        var file = MonitoringServer.configuration(home, "prometheus.yml", configuration);
        var folder = file.getParent();
        var command = new ArrayList<>(List.of(
                executable.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=7d",
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(flags));
        return new PrometheusServer(MonitoringServer.start("prometheus", folder, port, command));
    }

    /** The base address of its web page and API. */
    public URI url() {
        return server.url();
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    /** Kills it (SIGKILL); {@link #restart} brings it back on the same port and storage. */
    public void kill() {
        server.kill();
    }

    /** Starts it again on the same port and storage, after it was killed or while it runs. */
    public void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }
}
