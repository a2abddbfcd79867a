package dev.drydock.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events as the server tells them. Reads in the background; a connection that was lost is made anew from the last event
 * on, a first one that fails is not.
 */
public final class EventStream implements AutoCloseable {
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final ApiClient client;
    private final EventFilter filter;
    private final ConcurrentLinkedQueue<KeptnEvent> news = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private String lastId = "";
    private int connections;
    private volatile int connection;
    private volatile boolean lost;
    private volatile @Nullable ApiException end;

    private EventStream(ApiClient client, EventFilter filter) {
        this.client = client;
        this.filter = filter;
    }

    /** From now on; the filter's page size means nothing here. */
    public static EventStream open(ApiClient client, EventFilter filter) {
        var stream = new EventStream(client, filter);
        var reader = new Thread(stream::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    /** What came since the last call; does not wait. */
    public List<KeptnEvent> take() {
        var taken = new ArrayList<KeptnEvent>();
        for (var event = news.poll(); event != null; event = news.poll()) {
            taken.add(event);
        }
        return taken;
    }

    public boolean hasNews() {
        return !news.isEmpty();
    }

    /** Counts the connections; 0 while there is none. */
    public int connection() {
        return connection;
    }

    /** True while a connection that was there is made anew. */
    public boolean isLost() {
        return lost;
    }

    /** Why nothing will come any more. */
    public Optional<ApiException> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void read() {
        while (!isClosed()) {
            try (var messages = client.stream("follow the events", filter.onStream(), lastId)) {
                connection = ++connections;
                lost = false;
                take(messages);
            } catch (IOException e) {
                // the connection broke: it is made anew
            } catch (ApiException e) {
                if (connections == 0 || !e.mayPass()) {
                    end = e;
                    return;
                }
            } finally {
                connection = 0;
                lost = connections > 0;
            }
            rest();
        }
    }

    private void take(ServerSentEvents messages) throws IOException {
        try {
            for (var message = messages.next(); message.isPresent() && !isClosed(); message = messages.next()) {
                var event = event(message.get().data());
                if (filter.type().isEmpty() || filter.type().equals(event.type())) {
                    news.add(event);
                }
            }
        } finally {
            lastId = messages.lastId().isEmpty() ? lastId : messages.lastId();
        }
    }

    private static KeptnEvent event(String data) throws IOException {
        try {
            return KeptnEvent.of(ApiClient.JSON.readTree(data));
        } catch (JsonProcessingException e) {
            throw new IOException("a message is no event", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void rest() {
        try {
            closed.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
        }
    }
}
