package dev.drydock.e2e.party;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.testkit.NatsClient;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A plain subscriber that listens to everything and answers nothing. */
public final class Witness implements AutoCloseable {
    private final NatsClient client;
    private final List<KeptnEvent> seen = new CopyOnWriteArrayList<>();
    private final List<Consumer<KeptnEvent>> listeners = new CopyOnWriteArrayList<>();

    private Witness(String url) {
        client = NatsClient.connect(url);
    }

    public static Witness of(String url) {
        var witness = new Witness(url);
        witness.client.listen("sh.keptn.>", witness::take);
        return witness;
    }

    /** What a flow has said so far. */
    public EventLog seen(KeptnContext context) {
        return new EventLog(seen.stream().filter(event -> isOf(event, context)).toList());
    }

    /** What all flows of a project have said so far. */
    public EventLog seenOf(String project) {
        return new EventLog(seen.stream()
                .filter(event ->
                        event.data().text("project").filter(project::equals).isPresent())
                .toList());
    }

    /** Sends bytes as they are, as anybody on NATS can. */
    public void publish(String subject, byte[] body) {
        client.publish(subject, body);
    }

    public void publish(KeptnEvent event) {
        client.publish(event);
    }

    /**
     * Acts when a flow says something for the n-th time; repeats of one event count once.
     *
     * @param shortType the event's type without its prefix
     */
    public void when(KeptnContext context, String shortType, int occurrence, Runnable action) {
        var type = EventType.PREFIX + shortType;
        var ids = new HashSet<>();
        listeners.add(event -> {
            if (isOf(event, context)
                    && event.type().value().equals(type)
                    && ids.add(event.id())
                    && ids.size() == occurrence) {
                action.run();
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private void take(KeptnEvent event) {
        seen.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    private static boolean isOf(KeptnEvent event, KeptnContext context) {
        return event.context().filter(context::equals).isPresent();
    }
}
