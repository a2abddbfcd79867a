package dev.drydock.kit.nats;

import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** A batch on its way to its handler: all of it is acknowledged after the commit, or all of it comes again. */
final class BatchMessage implements ContextAwareMessage<DeliveryBatch> {
    private static final Logger LOG = Logger.getLogger(BatchMessage.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final List<Incoming> batch;
    private final DeliveryBatch payload;
    private final Metadata metadata = ContextAwareMessage.captureContextMetadata();

    BatchMessage(List<Incoming> batch) {
        this.batch = batch;
        this.payload = new DeliveryBatch(batch.stream().map(Incoming::delivery).toList());
    }

    @Override
    public DeliveryBatch getPayload() {
        return payload;
    }

    @Override
    public Metadata getMetadata() {
        return metadata;
    }

    @Override
    public Supplier<CompletionStage<Void>> getAck() {
        return () -> ack(metadata);
    }

    @Override
    public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
        return this::ack;
    }

    @Override
    public CompletionStage<Void> ack(Metadata ignored) {
        batch.forEach(Incoming::ack);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Function<Throwable, CompletionStage<Void>> getNack() {
        return reason -> nack(reason, metadata);
    }

    @Override
    public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
        return this::nack;
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason, Metadata ignored) {
        LOG.warnf("%d events could not be accepted and will come again: %s", batch.size(), reason);
        batch.forEach(incoming -> incoming.nack(wait(incoming)));
        return CompletableFuture.completedFuture(null);
    }

    private static Duration wait(Incoming incoming) {
        var doubled =
                Duration.ofMillis(100L << Math.min(incoming.message().metaData().deliveredCount(), 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
