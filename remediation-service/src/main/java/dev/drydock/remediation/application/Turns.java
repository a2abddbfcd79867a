package dev.drydock.remediation.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few work at a time, and a bounded number wait for their turn, in their order; the others are turned away. Whoever
 * stops waiting, or working, makes room.
 */
public final class Turns {
    private final int atOnce;
    private final int mostWaiting;
    private final Queue<Turn> waiting = new ArrayDeque<>();
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
        return Uni.createFrom().deferred(() -> {
            var turn = new Turn();
            return Uni.createFrom()
                    .<Void>emitter(emitter -> come(turn, emitter))
                    .chain(() -> Uni.createFrom().deferred(work))
                    .onTermination()
                    .invoke(() -> leave(turn));
        });
    }

    /** One who asked; {@code emitter} is there while it waits. */
    private static final class Turn {
        private @Nullable UniEmitter<? super Void> emitter;
        private boolean isWorking;
        private boolean hasGone;
    }

    private void come(Turn turn, UniEmitter<? super Void> emitter) {
        synchronized (this) {
            if (turn.hasGone) {
                return;
            }
            if (working >= atOnce) {
                if (waiting.size() < mostWaiting) {
                    turn.emitter = emitter;
                    waiting.add(turn);
                } else {
                    emitter.fail(new TooMany(waiting.size()));
                }
                return;
            }
            working++;
            turn.isWorking = true;
        }
        emitter.complete(null);
    }

    /** It has worked, was turned away, or whoever asked has gone, which may be while it waited. */
    private void leave(Turn turn) {
        UniEmitter<? super Void> next;
        synchronized (this) {
            turn.hasGone = true;
            if (!turn.isWorking) {
                waiting.remove(turn);
                return;
            }
            turn.isWorking = false;
            next = handOver();
        }
        if (next != null) {
            next.complete(null);
        }
    }

    private @Nullable UniEmitter<? super Void> handOver() {
        var first = waiting.poll();
        if (first == null) {
            working--;
            return null;
        }
        first.isWorking = true;
        return first.emitter;
    }
}
