package dev.drydock.examples.platform;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import dev.drydock.examples.helloservice.HelloService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One running copy of a service: a process of this machine where a cluster would have a pod. */
public final class Replica implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(20);

    private final String name;
    private final String image;
    private final int port;
    private final Instant started = Instant.now();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ChildProcess process;

    private Replica(String name, String image, int port, ChildProcess process) {
        this.name = name;
        this.image = image;
        this.port = port;
        this.process = process;
    }

    static Replica start(String name, Upgrade upgrade, Path folder, String bind) {
        var port = FreePort.find();
        var environment = Map.of(
                "HOST", bind,
                "PORT", Integer.toString(port),
                "REPLICA", name,
                "VERSION", upgrade.version(),
                "FLAG_FILE", folder.resolve("flags.json").toString());
        var launch = Launch.of(name, command())
                .withEnvironment(environment)
                .loggingTo(folder.resolve(name + ".log"))
                .withPidFile(folder.resolve(name + ".pid"));
        return new Replica(name, upgrade.image(), port, ChildProcess.start(launch));
    }

    Replica awaitReady() {
        process.awaitHttp(address().resolve("/health"), READY);
        return this;
    }

    public String name() {
        return name;
    }

    public String image() {
        return image;
    }

    /** Where it listens on this machine. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public Instant started() {
        return started;
    }

    /** How many requests it has been given and has not answered. */
    int underWay() {
        return underWay.get();
    }

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        underWay.decrementAndGet();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }

    private static List<String> command() {
        return JavaCommand.small("48m", List.of(HelloService.class), List.of());
    }
}
