package dev.drydock.shipyard.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes what comes while a write is under way with the next one: many at a time cost little more than one. */
final class Batches<T> {
    private static final int MOST = 500;

    private final Function<List<T>, Uni<?>> write;
    private final List<Waiting<T>> waiting = new ArrayList<>();
    private boolean writing;

    /** @param write all of them or none */
    Batches(Function<List<T>, Uni<?>> write) {
        this.write = write;
    }

    private record Waiting<T>(T item, UniEmitter<? super Void> emitter) {}

    /** Completes when it is written. */
    Uni<Void> add(T item) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (this) {
                waiting.add(new Waiting<>(item, emitter));
                if (writing) {
                    return;
                }
                writing = true;
            }
            next();
        });
    }

    private void next() {
        var batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> write.apply(batch.stream().map(Waiting::item).toList()))
                .onTermination()
                .invoke(this::next)
                .subscribe()
                .with(
                        done -> batch.forEach(one -> one.emitter().complete(null)),
                        failure -> batch.forEach(one -> one.emitter().fail(failure)));
    }

    private synchronized List<Waiting<T>> take() {
        var some = waiting.subList(0, Math.min(MOST, waiting.size()));
        var batch = List.copyOf(some);
        some.clear();
        writing = !batch.isEmpty();
        return batch;
    }
}
