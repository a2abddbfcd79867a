package dev.drydock.remediation.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets a few work at a time, and a bounded number wait for their turn, in their order; the others are turned away. */
public final class Turns {
    private final int atOnce;
    private final int mostWaiting;
    private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int working;

    public Turns(int atOnce, int mostWaiting) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /** Nobody may wait any more: come back later. */
    @SuppressWarnings("serial")
    public static final class TooMany extends RuntimeException {
        TooMany(int waiting) {
            super(waiting + " are waiting already");
        }
    }

    /** Works when it is its turn; fails with {@link TooMany} at once when too many wait. */
    public <T> Uni<T> inTurn(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .deferred(() -> turn().chain(() ->
                        Uni.createFrom().deferred(work).onTermination().invoke(this::next)));
    }

    private Uni<Void> turn() {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (this) {
                if (working >= atOnce) {
                    if (waiting.size() < mostWaiting) {
                        waiting.add(emitter);
                    } else {
                        emitter.fail(new TooMany(waiting.size()));
                    }
                    return;
                }
                working++;
            }
            emitter.complete(null);
        });
    }

    private void next() {
        UniEmitter<? super Void> first;
        synchronized (this) {
            first = waiting.poll();
            if (first == null) {
                working--;
            }
        }
        if (first != null) {
            first.complete(null);
        }
    }
}
