package dev.drydock.providercheck.domain;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked for. Each event belongs to a flow of its own that no sequence knows, so its answers change
 * nothing in a control plane that hears them.
 *
 * @param task the task, such as {@code action}
 * @param action the action's name, for the task {@code action}
 * @param value what the remediation file would give it
 * @param problem the title of the problem
 * @param scope the place; {@link #NOWHERE} unless the provider knows only real ones
 */
public record Question(
        String task, Optional<String> action, @Nullable Object value, String problem, Scope scope) {
    /** A place that no project has. */
    public static final Scope NOWHERE = new Scope("drydock-check", "check", "provider");

    /** Who asks. */
    public static final String SOURCE = "drydock-check-provider";

    private static final String FLOW = "drydock-check-flow\n";

    /** The subject on which it is asked. */
    public String subject() {
        return EventType.taskTriggered(task).value();
    }

    /** The event that asks, as the control plane would. */
    public KeptnEvent event(String id, Instant now) {
        return event(id, now, EventType.taskTriggered(task), action);
    }

    /** The same for an action that nobody can know. */
    public KeptnEvent unknownAction(String id, Instant now) {
        return event(id, now, EventType.taskTriggered(task), Optional.of("drydock-check-no-such-action"));
    }

    /** What shadow mode would tell of it. */
    public KeptnEvent shadowed(String id, Instant now) {
        return event(id, now, new EventType.Other(EventType.PREFIX + task + ".shadowed"), action);
    }

    /** That nobody waits for a task any more. */
    public KeptnEvent aborted(KeptnEvent asked, String id, Instant now) {
        return new KeptnEvent(
                new EventId(id),
                SOURCE,
                new EventType.OfTask(task, EventKind.ABORTED),
                now,
                asked.context().orElseThrow(),
                Optional.of(asked.id()),
                asked.gitCommitId(),
                Payload.of(scope));
    }

    private KeptnEvent event(String id, Instant now, EventType type, Optional<String> asked) {
        // a verdict of the task before travels along; a provider that sends it back is noticed by it
        var data = Payload.of(scope)
                .with("labels", Map.of("drydock-check", "true"))
                .with(Result.WARNING, Status.UNKNOWN)
                .with("message", "said by the task before")
                .with("problem", Map.of("problemTitle", problem));
        if (asked.isPresent()) {
            var action = new LinkedHashMap<String, Object>();
            action.put("action", asked.get());
            action.put("name", "drydock check provider");
            if (value != null) {
                action.put("value", value);
            }
            data = data.with("action", action);
        }
        return new KeptnEvent(
                new EventId(id),
                SOURCE,
                type,
                now,
                new KeptnContext(NameUuid.of(FLOW + id).toString()),
                Optional.empty(),
                Optional.of("0000000000000000000000000000000000000000"),
                data);
    }
}
