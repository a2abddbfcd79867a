package dev.drydock.kit.telemetry;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/** What a log line is about, by the glossary's names; logs as JSON show it beside the message. */
public final class LogKeys {
    private LogKeys() {}

    /** The keys of an event. */
    public static Map<String, String> of(KeptnEvent event) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("eventId", event.id().value());
        event.context().ifPresent(context -> keys.put("keptnContext", context.value()));
        for (var name : new String[] {"project", "stage", "service"}) {
            event.data().text(name).ifPresent(value -> keys.put(name, value));
        }
        if (event.type() instanceof EventType.OfTask task) {
            keys.put("task", task.task());
        } else if (event.type() instanceof EventType.OfSequence sequence) {
            keys.put("sequence", sequence.sequence());
        }
        return keys;
    }

    /** Runs something that logs about this at once. */
    public static void about(Map<String, String> keys, Runnable task) {
        keys.forEach(MDC::put);
        try {
            task.run();
        } finally {
            keys.keySet().forEach(MDC::remove);
        }
    }

    /** Runs something whose later steps log about this, too: on a Vert.x context of its own, which goes along with them. */
    public static void allAlong(Vertx vertx, Map<String, String> keys, Runnable task) {
        ((VertxInternal) vertx).getOrCreateContext().duplicate().runOnContext(ignored -> {
            keys.forEach(MDC::put);
            task.run();
        });
    }
}
