package dev.drydock.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** An Alertmanager on a loopback port, alone, without a cluster. Closing it stops it; what it stored stays in its folder. */
public final class AlertmanagerServer implements AutoCloseable {
    private final MonitoringServer server;

    private AlertmanagerServer(MonitoringServer server) {
        this.server = server;
    }

    /** Starts it on a free port; see {@link #start(Executables, Path, int, String)}. */
    public static AlertmanagerServer start(Path home, String configuration) {
        return start(Executables.ofThisMachine(), home, FreePort.find(), configuration);
    }

    /**
     * Starts it on a port of 127.0.0.1; one that a killed earlier run left in the folder is stopped first.
     *
     * @param home holds the configuration, the storage, the log; template files may be named relative to it
     * @param configuration the text of {@code alertmanager.yml}
     * @throws MissingProgram when it is not on this machine and cannot be installed
     * @throws ServerFailed when it does not become ready, for example because the configuration is wrong
     */
    public static AlertmanagerServer start(Executables executables, Path home, int port, String configuration) {
        var executable = executables.locate(Program.ALERTMANAGER);
        var file = MonitoringServer.configuration(home, "alertmanager.yml", configuration);
        var folder = file.getParent();
        var command = List.of(
                executable.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + port);
        return new AlertmanagerServer(MonitoringServer.start("alertmanager", folder, port, command));
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
