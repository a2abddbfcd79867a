package dev.drydock.e2e.party;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import io.nats.client.api.DeliverPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A third party that carries out tasks of one project at once, and writes down for which triggered event. */
public final class ScriptedTasks implements AutoCloseable {
    private static final String SOURCE = "scripted-executor";

    private final String project;
    private final String prefix;
    private final Map<Task, Set<EventId>> effects = new ConcurrentHashMap<>();
    private final DurableParty party;

    private ScriptedTasks(String url, String project, String prefix, DeliverPolicy from) {
        this.project = project;
        this.prefix = prefix;
        party = DurableParty.answering(url, SOURCE, "sh.keptn.event.*.triggered", from, this::answers);
    }

    /**
     * Starts to work.
     *
     * @param prefix what the names of its tasks begin with
     */
    public static ScriptedTasks of(String url, String project, String prefix) {
        return new ScriptedTasks(url, project, prefix, DeliverPolicy.All);
    }

    /** The same, as docs/action-provider.md wants it: with a new consumer it hears only what comes from then on. */
    public static ScriptedTasks fromNowOn(String url, String project, String prefix) {
        return new ScriptedTasks(url, project, prefix, DeliverPolicy.New);
    }

    /** A task of the execution that a flow has in a stage. */
    public record Task(KeptnContext context, String stage, String name) {}

    /** What was done, each with the triggered events that asked for it; a repeated event asked once. */
    public Map<Task, Set<EventId>> effects() {
        return Map.copyOf(effects);
    }

    /** How many flows have come as far as a task. */
    public long reached(String stage, String name) {
        return effects.keySet().stream()
                .filter(task -> task.stage().equals(stage) && task.name().equals(name))
                .count();
    }

    @Override
    public void close() {
        party.close();
    }

    private List<KeptnEvent> answers(KeptnEvent event) {
        if (event.data().text("project").filter(project::equals).isEmpty()) {
            return List.of();
        }
        var name = event.taskOf(EventKind.TRIGGERED).orElseThrow();
        if (!name.startsWith(prefix)) {
            return List.of();
        }
        var task = new Task(
                event.context().orElseThrow(), event.data().text("stage").orElseThrow(), name);
        effects.computeIfAbsent(task, ignored -> ConcurrentHashMap.newKeySet()).add(event.id());
        var answer = new Answer(event, SOURCE);
        return List.of(
                answer.started(Instant.now()),
                answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "", Payload.EMPTY));
    }
}
