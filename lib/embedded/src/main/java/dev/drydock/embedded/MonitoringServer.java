package dev.drydock.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Prometheus and Alertmanager have in common: one configuration file, one storage folder, one HTTP port, {@code /-/ready}. */
final class MonitoringServer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(30);

    private final Launch launch;
    private final URI url;
    private ChildProcess process;

    private MonitoringServer(Launch launch, URI url) {
        this.launch = launch;
        this.url = url;
    }

    static MonitoringServer start(String name, Path home, int port, List<String> command) {
        var launch = Launch.of(name, command)
                .in(home)
                .loggingTo(home.resolve(name + ".log"))
                .withPidFile(home.resolve(name + ".pid"));
        return new MonitoringServer(launch, URI.create("http://127.0.0.1:" + port)).started();
    }

    /** Writes the configuration, readable by its owner alone: it may hold a token. */
    static Path configuration(Path home, String fileName, String text) {
        var file = home.toAbsolutePath().resolve(fileName);
        try {
            Files.createDirectories(file.getParent());
            Password.write(file, text);
            return file;
        } catch (IOException e) {
            throw new ServerFailed("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.kill();
    }

    void restart() {
        process.close();
        started();
    }

    @Override
    public void close() {
        process.close();
    }

    private MonitoringServer started() {
        process = ChildProcess.start(launch);
        try {
            process.awaitHttp(url.resolve("/-/ready"), READY);
            return this;
        } catch (ServerFailed e) {
            process.close();
            throw e;
        }
    }
}
