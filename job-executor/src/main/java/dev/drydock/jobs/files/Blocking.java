package dev.drydock.jobs.files;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Work that blocks, as something to wait for without blocking.
 *
 * @param workers threads that may block
 */
public record Blocking(Executor workers) {
    /** Something that may take its time, and fail as files and sockets do. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Something that is done for its effect. */
    @FunctionalInterface
    public interface Deed {
        void run() throws IOException;
    }

    /** Does the work each time somebody subscribes; an {@link IOException} arrives unchecked. */
    public <T> Uni<T> item(Work<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(workers);
    }

    /** The same for a deed. */
    public Uni<Void> deed(Deed deed) {
        return item(() -> {
                    deed.run();
                    return true;
                })
                .replaceWithVoid();
    }

    /** Does the work again and again, with a pause between, until it finds something. */
    public <T> Uni<T> until(Work<Optional<T>> look, Duration pause) {
        return item(look)
                .repeat()
                .withDelay(pause)
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }
}
