package dev.drydock.cli.follow;

import dev.drydock.cli.client.EventType;
import dev.drydock.cli.client.EventType.Shape;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.follow.Step.Kind;
import dev.drydock.cli.output.Times;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of one keptnContext, oldest first, into steps. Of a sequence that ran several times in a stage only
 * the last run counts for the verdict: that is how a remediation that succeeds at its second action passes. A run in
 * which another sequence failed stays failed, even when a rollback succeeded after it.
 */
public final class RunStory {
    private final Map<String, SequenceRun> lastRuns = new LinkedHashMap<>();
    private final Map<String, TaskRun> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private Optional<Verdict> problemEnd = Optional.empty();
    private String project = "";

    /** The steps this event adds; none when it tells a reader nothing new. */
    public List<Step> tell(KeptnEvent event) {
        project = project.isEmpty() ? event.data("project") : project;
        var type = EventType.parse(event.type());
        if (type.shape() == Shape.SEQUENCE) {
            return sequence(type, event);
        }
        if (type.shape() == Shape.TASK) {
            return type.name().equals("problem") ? problem(type, event) : task(type, event);
        }
        if (event.type().equals("sh.keptn.log.error")) {
            return List.of(step(
                    Kind.TROUBLE, event, event.data("stage"), "", event.data("task"), "", null, event.data("message")));
        }
        return List.of();
    }

    public boolean hasBegun() {
        return !lastRuns.isEmpty();
    }

    /** True when every sequence seen so far has ended; a follow-up may still come. */
    public boolean isOver() {
        return hasBegun() && lastRuns.values().stream().noneMatch(SequenceRun::isOpen);
    }

    public Verdict verdict() {
        return problemEnd.orElseGet(() -> lastRuns.values().stream()
                .flatMap(run -> run.verdict().stream())
                .reduce(Verdict.PASS, Verdict::worse));
    }

    /** The project these events belong to, or an empty text before the first of them. */
    public String project() {
        return project;
    }

    /** The task that is open now, if any: the latest one. */
    Optional<TaskRun> openTask() {
        return tasks.values().stream()
                .filter(task -> task.isOpen() && isOpenRun(task))
                .reduce((earlier, later) -> later);
    }

    Optional<SequenceRun> openRun() {
        return lastRuns.values().stream().filter(SequenceRun::isOpen).reduce((earlier, later) -> later);
    }

    private boolean isOpenRun(TaskRun task) {
        var run = lastRuns.get(key(task.stage, task.sequence));
        return run != null && run.isOpen();
    }

    private List<Step> sequence(EventType type, KeptnEvent event) {
        var key = key(type.stage(), type.name());
        if (type.kind().equals("triggered")) {
            var attempt = attempts.merge(key, 1, Integer::sum);
            lastRuns.remove(key);
            lastRuns.put(key, SequenceRun.begin(type, event, attempt));
            problemEnd = Optional.empty();
            var again = attempt > 1 ? "attempt " + attempt : "";
            return List.of(step(
                    Kind.SEQUENCE_STARTED,
                    event,
                    type.stage(),
                    type.name(),
                    "",
                    "",
                    null,
                    joined(again, StepMessage.ofTrigger(event))));
        }
        return type.kind().equals("finished") ? sequenceFinished(key, type, event) : List.of();
    }

    private List<Step> sequenceFinished(String key, EventType type, KeptnEvent event) {
        var run = lastRuns.getOrDefault(key, SequenceRun.begin(type, event, 1));
        if (!run.isOpen()) {
            return List.of();
        }
        var verdict = Verdict.of(event.data("result"), event.data("status"));
        lastRuns.put(key, run.end(verdict));
        var length = run.lengthUntil(event.time())
                .map(took -> "took " + Times.length(took))
                .orElse("");
        var aborted = event.data("status").equals("aborted") ? "aborted" : "";
        return List.of(step(
                Kind.SEQUENCE_FINISHED,
                event,
                type.stage(),
                type.name(),
                "",
                verdict.toString(),
                null,
                joined(joined(aborted, length), event.data("message"))));
    }

    private List<Step> task(EventType type, KeptnEvent event) {
        return switch (type.kind()) {
            case "triggered" -> taskTriggered(type.name(), event);
            case "started" -> {
                taskOf(type.name(), event).start(event.source());
                yield List.of();
            }
            case "finished" -> taskFinished(type.name(), event);
            case "unanswered" -> List.of(unanswered(type.name(), event));
            case "status.changed" -> held(type.name(), event);
            default -> List.of();
        };
    }

    private List<Step> taskTriggered(String name, KeptnEvent event) {
        var task = new TaskRun(name, event.data("stage"), sequenceIn(event.data("stage")), event.time());
        tasks.putIfAbsent(event.id(), task);
        if (name.equals("approval") && isManual(event)) {
            return List.of(step(
                    Kind.APPROVAL_NEEDED,
                    event,
                    task.stage,
                    task.sequence,
                    name,
                    "",
                    null,
                    "waits for an approval of " + event.id()));
        }
        return List.of();
    }

    private static boolean isManual(KeptnEvent event) {
        var result = event.data("result").isEmpty() ? "pass" : event.data("result");
        return !result.equals("fail")
                && !event.data().path("approval").path(result).asText().equals("automatic");
    }

    private List<Step> taskFinished(String name, KeptnEvent event) {
        var task = taskOf(name, event);
        if (!task.finish(event.source())) {
            return List.of();
        }
        var verdict = Verdict.of(event.data("result"), event.data("status"));
        return List.of(step(
                Kind.TASK_FINISHED,
                event,
                task.stage,
                task.sequence,
                name,
                verdict.toString(),
                name.equals("evaluation") ? StepMessage.score(event) : null,
                StepMessage.ofAnswer(name, event)));
    }

    private Step unanswered(String name, KeptnEvent event) {
        var task = taskOf(name, event);
        return step(Kind.TROUBLE, event, task.stage, task.sequence, name, "", null, event.data("message"));
    }

    private List<Step> held(String name, KeptnEvent event) {
        var hold = event.data().path("hold");
        if (!hold.isObject()) {
            return List.of();
        }
        var task = taskOf(name, event);
        var message = "waits until %s: %s"
                .formatted(hold.path("until").asText(), hold.path("reason").asText());
        return List.of(step(Kind.TASK_HELD, event, task.stage, task.sequence, name, "", null, message));
    }

    private List<Step> problem(EventType type, KeptnEvent event) {
        if (!type.kind().equals("resolved") && !type.kind().equals("escalated")) {
            return List.of();
        }
        var verdict = type.kind().equals("resolved") ? Verdict.PASS : Verdict.FAIL;
        problemEnd = Optional.of(verdict);
        var message = joined(type.kind(), event.data("message"));
        return List.of(
                step(Kind.PROBLEM_ENDED, event, event.data("stage"), "", "problem", verdict.toString(), null, message));
    }

    /** A task whose triggered event was not seen is counted to the sequence that is open in its stage. */
    private TaskRun taskOf(String name, KeptnEvent event) {
        return tasks.computeIfAbsent(
                event.triggeredId(),
                id -> new TaskRun(name, event.data("stage"), sequenceIn(event.data("stage")), event.time()));
    }

    private String sequenceIn(String stage) {
        return lastRuns.values().stream()
                .filter(run -> run.stage().equals(stage))
                .reduce((earlier, later) -> later.isOpen() || !earlier.isOpen() ? later : earlier)
                .map(SequenceRun::name)
                .orElse("");
    }

    private static Step step(
            Kind kind,
            KeptnEvent event,
            String stage,
            String sequence,
            String task,
            String result,
            @Nullable Double score,
            String message) {
        return new Step(kind, event.time(), stage, sequence, task, event.source(), result, score, message);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }

    private static String key(String stage, String sequence) {
        return stage + "." + sequence;
    }
}
