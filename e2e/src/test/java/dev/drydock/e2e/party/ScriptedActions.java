package dev.drydock.e2e.party;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A third-party action provider: does what others than the job-executor are for, and writes it down. */
public final class ScriptedActions implements AutoCloseable {
    private static final String SOURCE = "scripted-action-provider";
    private static final Set<String> KNOWN = Set.of("featuretoggle", "restart", "scaling");

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> during = new ConcurrentHashMap<>();
    private final DurableParty party;

    private ScriptedActions(String url) {
        party = DurableParty.answering(url, SOURCE, "sh.keptn.event.action.triggered", this::answers);
    }

    public static ScriptedActions of(String url) {
        return new ScriptedActions(url);
    }

    /** Something that was done. */
    public record Call(EventId id, KeptnContext context, String action, Object value) {}

    /** Does something while a project's actions are carried out. */
    public void during(String project, Runnable interlude) {
        during.put(project, interlude);
    }

    /** What was done for a flow; an event that was delivered again was done once. */
    public List<Call> calls(KeptnContext context) {
        return calls.stream().filter(call -> call.context().equals(context)).toList();
    }

    @Override
    public void close() {
        party.close();
    }

    private List<KeptnEvent> answers(KeptnEvent event) {
        var action = event.data().text("action", "action").orElse("");
        if (!KNOWN.contains(action)) {
            return List.of();
        }
        if (calls.stream().noneMatch(call -> call.id().equals(event.id()))) {
            var value = event.data().at("action", "value").orElse("");
            calls.add(new Call(event.id(), event.context().orElseThrow(), action, value));
        }
        event.data().text("project").map(during::get).ifPresent(Runnable::run);
        var answer = new Answer(event, SOURCE);
        return List.of(
                answer.started(Instant.now()),
                answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, action + " done", Payload.EMPTY));
    }
}
