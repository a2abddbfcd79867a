package dev.drydock.kit.nats;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * A queue of deliveries that one handler works off in order. While the handler is busy deliveries gather, and the next
 * batch takes them all: one at a time when there is little to do, many in one transaction when there is much.
 */
final class Lane implements Flow.Publisher<Message<DeliveryBatch>>, Flow.Subscription {
    private final Context context;
    private final int maxBatch;
    private final Function<List<Incoming>, Message<DeliveryBatch>> toMessage;
    private final Queue<Incoming> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Flow.@Nullable Subscriber<? super Message<DeliveryBatch>> subscriber;

    Lane(Context context, int maxBatch, Function<List<Incoming>, Message<DeliveryBatch>> toMessage) {
        this.context = context;
        this.maxBatch = maxBatch;
        this.toMessage = toMessage;
    }

    void offer(Incoming incoming) {
        queue.add(incoming);
        schedule();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<DeliveryBatch>> handler) {
        subscriber = handler;
        handler.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        demand.accumulateAndGet(n, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
        schedule();
    }

    @Override
    public void cancel() {
        subscriber = null;
    }

    /** Hands on nothing more: what the handler does not have yet is given back. */
    void giveBack() {
        cancel();
        for (var incoming = queue.poll(); incoming != null; incoming = queue.poll()) {
            incoming.giveBack();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> drain());
        }
    }

    private void drain() {
        scheduled.set(false);
        var handler = subscriber;
        while (handler != null && demand.get() > 0 && !queue.isEmpty()) {
            demand.decrementAndGet();
            handler.onNext(toMessage.apply(take()));
            handler = subscriber;
        }
    }

    private List<Incoming> take() {
        var batch = new ArrayList<Incoming>();
        while (batch.size() < maxBatch) {
            var next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }
}
