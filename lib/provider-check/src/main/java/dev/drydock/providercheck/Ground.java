package dev.drydock.providercheck;

import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import dev.drydock.providercheck.adapter.nats.NatsWire;
import dev.drydock.providercheck.adapter.process.StartedParty;
import dev.drydock.providercheck.application.Party;
import dev.drydock.providercheck.application.ProviderCheck;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a check takes place: at a broker that others use, or at one of its own with a provider that it starts itself. */
public final class Ground implements AutoCloseable {
    private static final String TOKEN = "drydock-check";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final NatsWire wire;
    private @Nullable Party party;

    private Ground(NatsWire wire) {
        this.wire = wire;
        open.push(wire);
    }

    /**
     * At a broker where the provider listens already.
     *
     * @param servers one or more, separated by commas: {@code nats://[token@|user:password@]host:port}
     * @throws UncheckedIOException when it is not there, or lets us not in
     */
    public static Ground at(String servers, Optional<Path> credentials) {
        return new Ground(NatsWire.connect(servers, credentials));
    }

    /**
     * At a nats-server of its own, with a provider that is started with {@code NATS_URL}, killed and started again.
     *
     * @param command program and arguments
     * @param folder where the provider runs
     * @throws dev.drydock.embedded.MissingProgram when there is no nats-server
     */
    public static Ground of(List<String> command, Path folder) {
        var store = temporary();
        var broker = NatsServer.start(store, FreePort.find(), Optional.of(TOKEN));
        var ground = new Ground(NatsWire.connect(broker.url(), Optional.empty()));
        ground.wire.makeStream();
        var party = new StartedParty(
                broker, command, folder, store.resolve("provider.log"), ground.wire::awaitDisconnected);
        ground.party = party;
        ground.open.addLast(broker);
        ground.open.addLast(() -> delete(store));
        ground.open.push(party);
        return ground;
    }

    /** Checks everything that can be checked here; each finding is told as soon as it is known. */
    public void check(Question question, Limits limits, Consumer<Finding> tell) {
        new ProviderCheck(
                        wire,
                        Optional.ofNullable(party),
                        question,
                        limits,
                        InstantSource.system(),
                        () -> UUID.randomUUID().toString(),
                        tell)
                .run();
    }

    @Override
    public void close() {
        for (var one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("drydock-check-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
