package dev.drydock.shipyard.adapter.micrometer;

import dev.drydock.events.Status;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.shipyard.domain.sequence.Milestone;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceKind;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import dev.drydock.shipyard.domain.sequence.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts and times what is over, by labels whose values are known beforehand. */
public final class SequenceMetrics implements Consumer<Milestone> {
    private static final String ACTION = "action";
    private static final String OTHER = "other";
    private static final Set<String> TASKS =
            Set.of(ACTION, "approval", "deployment", "evaluation", "get-action", "release", "rollback", "test");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4)
    };

    private final ServiceTelemetry telemetry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    public SequenceMetrics(ServiceTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public void accept(Milestone milestone) {
        if (milestone instanceof Milestone.Begun begun) {
            var waited = Duration.between(begun.execution().origin().at(), begun.at());
            timer("drydock.sequence.wait", "until a sequence has its turn", "kind", kind(begun.execution()))
                    .record(waited);
        } else if (milestone instanceof Milestone.TaskOver over) {
            taskOver(over);
        } else if (milestone instanceof Milestone.Over over) {
            over(over);
        }
    }

    private void taskOver(Milestone.TaskOver over) {
        var task = TASKS.contains(over.task()) ? over.task() : OTHER;
        timer("drydock.task.duration", "from a task's triggered event to its end", "task", task)
                .record(Duration.between(over.from(), over.until()));
        if (task.equals(ACTION)) {
            counter(
                            "drydock.actions",
                            "actions by how they ended",
                            outcome(over.verdict()),
                            over.execution(),
                            Tags.empty())
                    .increment();
        }
    }

    private void over(Milestone.Over over) {
        var kind = kind(over.execution());
        counter(
                        "drydock.sequences",
                        "sequences by how they ended",
                        outcome(over.ended().state(), over.ended().verdict()),
                        over.execution(),
                        Tags.of("kind", kind))
                .increment();
        timer("drydock.sequence.duration", "from a sequence's trigger to its end", "kind", kind)
                .record(Duration.between(
                        over.execution().origin().at(), over.ended().at()));
    }

    private Timer timer(String name, String description, String label, String value) {
        return timers.computeIfAbsent(
                name + '\n' + value,
                ignored -> Timer.builder(name)
                        .description(description)
                        .serviceLevelObjectives(BUCKETS)
                        .tag(label, value)
                        .register(telemetry.meters()));
    }

    private Counter counter(String name, String description, String outcome, SequenceExecution execution, Tags more) {
        var tags = telemetry
                .project(execution.origin().scope().project())
                .and("outcome", outcome)
                .and(more);
        return counters.computeIfAbsent(
                name + tags,
                ignored -> Counter.builder(name)
                        .description(description)
                        .tags(tags)
                        .register(telemetry.meters()));
    }

    private static String kind(SequenceExecution execution) {
        return SequenceKind.of(execution.origin().definition()).wire();
    }

    private static String outcome(SequenceState state, Verdict verdict) {
        return state == SequenceState.FINISHED ? outcome(verdict) : state.wire();
    }

    /** The result, and what did not work is told from what did and was not good enough. */
    private static String outcome(Verdict verdict) {
        return verdict.status() == Status.ERRORED
                ? verdict.status().wire()
                : verdict.result().wire();
    }
}
