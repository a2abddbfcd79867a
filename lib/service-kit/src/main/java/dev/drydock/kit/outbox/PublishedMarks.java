package dev.drydock.kit.outbox;

import dev.drydock.events.EventId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Notes in the outbox what was published: many at once, as nobody waits for it. */
final class PublishedMarks {
    private static final Logger LOG = Logger.getLogger(PublishedMarks.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final String MARK_PUBLISHED =
            "update outbox set published_at = now(), stream = $2 where event_id = any($1)";

    private final Vertx vertx;
    private final Pool pool;
    private final Queue<Published> published = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean marking = new AtomicBoolean();

    PublishedMarks(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** An event that a life of the stream has taken. */
    record Published(EventId id, Optional<String> life) {}

    /** With the others of the next moment. */
    void soon(Published event) {
        published.add(event);
        if (marking.compareAndSet(false, true)) {
            vertx.setTimer(SOON.toMillis(), ignored -> mark());
        }
    }

    Uni<Void> now(List<Published> all) {
        var lives = all.stream().collect(Collectors.groupingBy(Published::life));
        return Multi.createFrom()
                .iterable(lives.entrySet())
                .onItem()
                .transformToUniAndConcatenate(life -> pool.preparedQuery(MARK_PUBLISHED)
                        .execute(Tuple.of(
                                life.getValue().stream()
                                        .map(one -> one.id().value())
                                        .toArray(String[]::new),
                                life.getKey().orElse(null))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void mark() {
        marking.set(false);
        var all = new ArrayList<Published>();
        for (var one = published.poll(); one != null; one = published.poll()) {
            all.add(one);
        }
        now(all).subscribe()
                .with(
                        done -> {},
                        failure ->
                                LOG.debugf("%d events will be published twice: %s", all.size(), failure.getMessage()));
    }
}
