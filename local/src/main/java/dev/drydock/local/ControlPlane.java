package dev.drydock.local;

import dev.drydock.embedded.ServerFailed;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The four services, running in this JVM. */
public final class ControlPlane implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    /** The key of the address at which the API listens; 127.0.0.1 unless the settings say so. */
    static final String HOST = "quarkus.http.host";

    /** All paths are served in this JVM. */
    private static final List<String> PASSED_ON_NOWHERE = List.of(
            "drydock.shipyard.services.remediation-url",
            "drydock.shipyard.services.lighthouse-url",
            "drydock.shipyard.services.job-executor-url");

    private final URI url;
    private final Path log;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "control-plane");

    private ControlPlane(URI url, Path log) {
        this.url = url;
        this.log = log;
    }

    /**
     * Starts them and waits until they are ready.
     *
     * @param settings configuration by its keys
     * @param log where they write what they do
     */
    static ControlPlane start(int port, Map<String, String> settings, Path log) {
        settings.forEach(System::setProperty);
        System.setProperty(HOST, settings.getOrDefault(HOST, "127.0.0.1"));
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("quarkus.log.console.enabled", "false");
        System.setProperty("quarkus.log.file.enabled", "true");
        System.setProperty("quarkus.log.file.path", log.toString());
        System.setProperty("drydock.controller-url", "http://127.0.0.1:" + port);
        PASSED_ON_NOWHERE.forEach(key -> System.setProperty(key, ""));
        var controlPlane = new ControlPlane(URI.create("http://127.0.0.1:" + port), log);
        controlPlane.thread.start();
        try {
            controlPlane.awaitReady();
            return controlPlane;
        } catch (RuntimeException e) {
            controlPlane.close();
            throw e;
        }
    }

    /** Where the API is. */
    public URI url() {
        return url;
    }

    /** Waits until the services have ended, as a signal makes them. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Quarkus.asyncExit();
        awaitEnd();
    }

    private void run() {
        Quarkus.run((Class<? extends QuarkusApplication>) null, (code, cause) -> failure.set(cause));
    }

    private void awaitReady() {
        var end = System.nanoTime() + READY.toNanos();
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        while (!isReady(client)) {
            if (!thread.isAlive()) {
                throw failed("they ended: " + reason());
            }
            if (System.nanoTime() > end) {
                throw failed("they were not within " + READY.toSeconds() + " s");
            }
            pause();
        }
    }

    private boolean isReady(HttpClient client) {
        var request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private String reason() {
        var cause = failure.get();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? "without a reason" : String.valueOf(cause.getMessage());
    }

    private ServerFailed failed(String why) {
        return new ServerFailed("Expected the services to become ready, but " + why + ". See " + log + ".");
    }

    private ServerFailed interrupted() {
        Thread.currentThread().interrupt();
        return failed("the wait was interrupted");
    }
}
