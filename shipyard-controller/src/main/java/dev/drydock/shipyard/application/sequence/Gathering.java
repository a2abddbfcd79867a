package dev.drydock.shipyard.application.sequence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets many who ask for the same work share it: what is asked for while all workers are busy gathers, and the next
 * batch takes it. Who asks alone does not wait.
 */
final class Gathering<T> {
    private static final int LARGEST_BATCH = 200;

    private final Function<List<T>, Uni<Void>> work;
    private final Predicate<Throwable> concernsAll;
    private final Semaphore idle;
    private final Queue<Asked<T>> asked = new ConcurrentLinkedQueue<>();

    /**
     * @param work all of a batch is done, or nothing
     * @param concernsAll whether a failure would hit each of a batch alone, too; if not, they are tried one by one
     */
    Gathering(int workers, Function<List<T>, Uni<Void>> work, Predicate<Throwable> concernsAll) {
        this.work = work;
        this.concernsAll = concernsAll;
        this.idle = new Semaphore(workers);
    }

    /** Completes, or fails, with the batch that the item went into. */
    Uni<Void> add(T item) {
        return Uni.createFrom().emitter(answer -> {
            asked.add(new Asked<>(item, answer));
            begin();
        });
    }

    private void begin() {
        while (!asked.isEmpty() && idle.tryAcquire()) {
            var batch = take();
            if (batch.isEmpty()) {
                idle.release();
            } else {
                run(batch).onTermination().invoke(this::end).subscribe().with(done -> {}, failure -> {});
            }
        }
    }

    private void end() {
        idle.release();
        begin();
    }

    private Uni<Void> run(List<Asked<T>> batch) {
        return Uni.createFrom()
                .deferred(() -> work.apply(batch.stream().map(Asked::item).toList()))
                .invoke(done -> batch.forEach(one -> one.answer().complete(null)))
                .onFailure()
                .recoverWithUni(failure -> {
                    if (batch.size() == 1 || concernsAll.test(failure)) {
                        batch.forEach(one -> one.answer().fail(failure));
                        return Uni.createFrom().voidItem();
                    }
                    return Multi.createFrom()
                            .iterable(batch)
                            .onItem()
                            .transformToUniAndConcatenate(one -> run(List.of(one)))
                            .collect()
                            .last();
                });
    }

    private List<Asked<T>> take() {
        var batch = new ArrayList<Asked<T>>();
        while (batch.size() < LARGEST_BATCH) {
            var next = asked.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private record Asked<T>(T item, UniEmitter<? super Void> answer) {}
}
