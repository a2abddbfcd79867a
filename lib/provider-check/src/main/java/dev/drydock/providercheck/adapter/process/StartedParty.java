package dev.drydock.providercheck.adapter.process;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.NatsServer;
import dev.drydock.providercheck.application.Party;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A provider as a child process, started with {@code NATS_URL}, beside a nats-server that is only there for it. */
public final class StartedParty implements Party, AutoCloseable {
    private final NatsServer broker;
    private final Launch launch;
    private final Runnable brokerGone;
    private @Nullable ChildProcess provider;

    /**
     * @param command program and arguments
     * @param folder where the provider runs
     * @param log where its output goes
     * @param brokerGone waits until whoever else is connected has noticed that the broker was killed
     */
    public StartedParty(NatsServer broker, List<String> command, Path folder, Path log, Runnable brokerGone) {
        this.broker = broker;
        this.brokerGone = brokerGone;
        this.launch = Launch.of("the provider", command)
                .withEnvironment(Map.of("NATS_URL", broker.url()))
                .in(folder)
                .loggingTo(log);
    }

    @Override
    public void start() {
        provider = ChildProcess.start(launch);
    }

    @Override
    public boolean stop(Duration atMost) {
        var running = running();
        running.askToStop();
        var end = CompletableFuture.supplyAsync(() -> exitOf(running))
                .completeOnTimeout(-1, atMost.toMillis(), TimeUnit.MILLISECONDS);
        end.join();
        var inTime = !running.isAlive();
        running.close();
        return inTime;
    }

    @Override
    public void kill() {
        running().kill();
    }

    @Override
    public void restartBroker() {
        broker.kill();
        brokerGone.run();
        broker.restart();
    }

    @Override
    public boolean isAlive() {
        return provider != null && provider.isAlive();
    }

    @Override
    public String lastWords() {
        return provider == null ? "" : provider.logTail();
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
    }

    private ChildProcess running() {
        if (provider == null) {
            throw new IllegalStateException("the provider was not started");
        }
        return provider;
    }

    private static int exitOf(ChildProcess process) {
        try {
            return process.awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
