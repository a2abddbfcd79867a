package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.events.TaskHold;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Task;
import dev.drydock.model.shipyard.Trigger;
import dev.drydock.shipyard.domain.sequence.DoneTask;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceFact.ApprovalExpired;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Ended;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Paused;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Resumed;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Retrying;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Started;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskHeld;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskReleased;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskReported;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskSent;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskStarted;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskTriggered;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskUnanswered;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Triggered;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Yielded;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import dev.drydock.shipyard.domain.sequence.Verdict;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts as they are stored, with every kind of value. The delivery is recorded among the resources: do not change it. */
final class Histories {
    private static final Instant AT = Instant.parse("2026-01-01T08:00:00.123456Z");
    private static final Verdict PASSED = new Verdict(Result.PASS, Status.SUCCEEDED);

    private Histories() {}

    static List<List<SequenceFact>> all() {
        return List.of(delivery(), refused(), aborted(), unanswered(), expired(), held(), retry());
    }

    static List<SequenceFact> delivery() {
        var approval = new EventId("11111111-0000-4000-8000-000000000001");
        var deployment = new EventId("11111111-0000-4000-8000-000000000002");
        var tasks = List.of(
                new Task("approval", Optional.empty(), Map.of("pass", "manual")),
                new Task("deployment", Optional.of(Duration.ofSeconds(90, 500)), properties()));
        var triggers = List.of(
                new Trigger("dev.delivery.finished", Optional.empty()),
                new Trigger("prod.delivery.finished", Optional.of(Map.of())),
                new Trigger("prod.check.finished", Optional.of(Map.of("evaluation.result", "fail"))));
        return List.of(
                triggered(
                        new Sequence("delivery", triggers, tasks),
                        new Payload(properties()),
                        Optional.of("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567")),
                new Started(AT.plusSeconds(1)),
                new TaskTriggered(
                        0, approval, AT.plusSeconds(1), AT.plusSeconds(1), AT.plusSeconds(601), Optional.empty()),
                new TaskStarted(approval, "approval-service", AT.plusSeconds(1)),
                new Paused(AT.plusSeconds(2)),
                new Resumed(AT.plusSeconds(3)),
                new TaskFinished(approval, "approval-service", PASSED, "fine", Payload.EMPTY, AT.plusSeconds(4)),
                new Yielded(AT.plusSeconds(4)),
                new Started(AT.plusSeconds(5)),
                new TaskTriggered(
                        1,
                        deployment,
                        AT.plusSeconds(5),
                        AT.plusSeconds(95),
                        AT.plusSeconds(695),
                        Optional.of(AT.plusSeconds(3695))),
                new TaskSent(deployment, AT.plusSeconds(100)),
                new TaskReported(deployment, "watcher", AT.plusSeconds(101)),
                new TaskStarted(deployment, "helm-service", AT.plusSeconds(102)),
                new TaskStarted(deployment, "job-executor-service", AT.plusSeconds(103)),
                new TaskFinished(
                        deployment,
                        "job-executor-service",
                        new Verdict(Result.WARNING, Status.SUCCEEDED),
                        "“zwei” \"Zeilen\"\nund ein Zeichen: 🚢",
                        new Payload(properties()),
                        AT.plusSeconds(104)),
                new TaskFinished(deployment, "helm-service", PASSED, "", Payload.EMPTY, AT.plusSeconds(105)),
                new Ended(
                        SequenceState.FINISHED,
                        new Verdict(Result.WARNING, Status.SUCCEEDED),
                        "done",
                        AT.plusSeconds(105)));
    }

    private static List<SequenceFact> refused() {
        return List.of(
                triggered(new Sequence("delivery", List.of(), List.of()), Payload.EMPTY, Optional.empty()),
                new Ended(SequenceState.FINISHED, Verdict.ERRORED, "There is no stage.", AT));
    }

    private static List<SequenceFact> aborted() {
        var task = new Task("deployment", Optional.of(Duration.ofMinutes(15)), Map.of());
        return List.of(
                triggered(new Sequence("delivery", List.of(), List.of(task)), Payload.EMPTY, Optional.empty()),
                new Controlled("abort", "alice", AT),
                new Ended(SequenceState.ABORTED, new Verdict(Result.PASS, Status.ABORTED), "", AT.plusNanos(1)));
    }

    private static List<SequenceFact> retry() {
        var tasks = List.of(
                new Task("approval", Optional.empty(), Map.of()), new Task("deployment", Optional.empty(), Map.of()));
        var approval = new DoneTask(
                "approval",
                new EventId("11111111-0000-4000-8000-000000000005"),
                PASSED,
                "fine",
                new Payload(properties()));
        return List.of(
                triggered(new Sequence("delivery", List.of(), tasks), Payload.EMPTY, Optional.empty()),
                new Retrying(
                        new ExecutionId(new EventId("11111111-0000-4000-8000-000000000006")),
                        List.of(approval),
                        "alice",
                        AT),
                new Started(AT.plusSeconds(1)));
    }

    private static List<SequenceFact> unanswered() {
        var deployment = new EventId("11111111-0000-4000-8000-000000000003");
        var task = new Task("deployment", Optional.empty(), Map.of());
        return List.of(
                triggered(new Sequence("delivery", List.of(), List.of(task)), Payload.EMPTY, Optional.empty()),
                new Started(AT),
                new TaskTriggered(0, deployment, AT, AT, AT.plusSeconds(600), Optional.of(AT.plusSeconds(3600))),
                new TaskUnanswered(deployment, "Nobody has answered it.", AT.plusSeconds(5)),
                new TaskStarted(deployment, "helm-service", AT.plusSeconds(7)));
    }

    private static List<SequenceFact> expired() {
        var approval = new EventId("11111111-0000-4000-8000-000000000004");
        var task = new Task("approval", Optional.empty(), Map.of("timeout", "1h", "onTimeout", "fail"));
        var declined = new Verdict(Result.FAIL, Status.SUCCEEDED);
        var due = AT.plusSeconds(3600);
        return List.of(
                triggered(new Sequence("delivery", List.of(), List.of(task)), Payload.EMPTY, Optional.empty()),
                new Started(AT),
                new TaskTriggered(0, approval, AT, AT, AT.plusSeconds(600), Optional.of(due)),
                new TaskStarted(approval, "approval-service", AT),
                new ApprovalExpired(approval, declined, "Nobody decided.", due),
                new Ended(SequenceState.FINISHED, declined, "Nobody decided.", due));
    }

    private static List<SequenceFact> held() {
        var action = new EventId("11111111-0000-4000-8000-000000000005");
        var task = new Task("get-action", Optional.empty(), Map.of());
        return List.of(
                triggered(new Sequence("remediation", List.of(), List.of(task)), Payload.EMPTY, Optional.empty()),
                new Started(AT),
                new TaskTriggered(0, action, AT, AT, AT.plusSeconds(600), Optional.of(AT.plusSeconds(3600))),
                new TaskStarted(action, "remediation-service", AT.plusSeconds(1)),
                new TaskHeld(
                        action,
                        "remediation-service",
                        new TaskHold("frozen", AT.plusSeconds(7200), Optional.of("freezes")),
                        AT.plusNanos(1000),
                        AT.plusSeconds(2)),
                new TaskHeld(
                        action,
                        "watcher",
                        new TaskHold("as well", AT.plusSeconds(60), Optional.empty()),
                        AT.plusSeconds(1),
                        AT.plusSeconds(2)),
                new TaskReleased(action, "remediation-service", AT.plusSeconds(3), AT.plusSeconds(4)));
    }

    private static Triggered triggered(Sequence definition, Payload input, Optional<String> commit) {
        return new Triggered(
                new ExecutionId(new EventId("11111111-0000-4000-8000-000000000000")),
                new Scope("sockshop", "prod", "carts"),
                new KeptnContext("22222222-0000-4000-8000-000000000000"),
                definition,
                input,
                commit,
                Optional.empty(),
                AT);
    }

    private static Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("text", "off");
        properties.put("empty", "");
        properties.put("nothing", null);
        properties.put("whole", 1);
        properties.put("long", 4_000_000_000L);
        properties.put("huge", new BigInteger("123456789012345678901234567890"));
        properties.put("decimal", 0.25);
        properties.put("yes", true);
        properties.put("list", Arrays.asList(1, null, "two", List.of(), Map.of()));
        properties.put("object", Map.of("fact", "a key of ours", "inner", Map.of("deep", -1)));
        return properties;
    }
}
