package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.events.EventId;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Triggered;
import dev.drydock.shipyard.domain.sequence.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sequence execution, step by step.
 *
 * @param steps each with {@code kind} and {@code time}, and what belongs to its kind
 */
record TimelineDto(
        @JsonProperty("triggeredID") String triggeredId,
        String stage,
        String service,
        String sequence,
        List<Map<String, Object>> steps) {
    static TimelineDto of(List<SequenceFact> facts) {
        var origin = (Triggered) facts.get(0);
        var telling = new Telling(origin, new HashMap<>());
        return new TimelineDto(
                origin.id().toString(),
                origin.scope().stage(),
                origin.scope().service(),
                origin.definition().name(),
                facts.stream()
                        .map(fact -> fact.match(telling))
                        .map(step -> step.values)
                        .toList());
    }

    /** One thing that happened. */
    private static final class Step {
        private final Map<String, Object> values = new LinkedHashMap<>();

        Step(String kind, Instant time) {
            with("kind", kind).with("time", time);
        }

        Step with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        Step with(String name, Optional<?> value) {
            value.ifPresent(given -> values.put(name, given));
            return this;
        }

        Step with(Verdict verdict, String message) {
            return with("result", verdict.result().wire())
                    .with("status", verdict.status().wire())
                    .with("message", message);
        }
    }

    /** @param tasks the names of the tasks by what triggered them, as far as they were heard of */
    private record Telling(Triggered origin, Map<EventId, String> tasks) implements SequenceFact.Cases<Step> {
        @Override
        public Step triggered(Triggered fact) {
            return new Step("triggered", fact.at());
        }

        @Override
        public Step retrying(SequenceFact.Retrying fact) {
            return new Step("retrying", fact.at())
                    .with("triggeredID", fact.retried().toString())
                    .with("by", fact.by());
        }

        @Override
        public Step started(SequenceFact.Started fact) {
            return new Step("started", fact.at());
        }

        @Override
        public Step taskTriggered(SequenceFact.TaskTriggered fact) {
            tasks.put(
                    fact.triggeredId(),
                    origin.definition().tasks().get(fact.task()).name());
            return ofTask("task-triggered", fact.at(), fact.triggeredId())
                    .with("sendAt", fact.sendAt())
                    .with("startBy", fact.startBy())
                    .with("finishBy", fact.finishBy());
        }

        @Override
        public Step taskSent(SequenceFact.TaskSent fact) {
            return ofTask("task-sent", fact.at(), fact.triggeredId());
        }

        @Override
        public Step taskReported(SequenceFact.TaskReported fact) {
            return ofTask("task-reported", fact.at(), fact.triggeredId()).with("source", fact.source());
        }

        @Override
        public Step taskUnanswered(SequenceFact.TaskUnanswered fact) {
            return ofTask("task-unanswered", fact.at(), fact.triggeredId()).with("message", fact.message());
        }

        @Override
        public Step taskHeld(SequenceFact.TaskHeld fact) {
            return ofTask("task-held", fact.at(), fact.triggeredId())
                    .with("source", fact.source())
                    .with("message", fact.hold().reason())
                    .with("until", fact.hold().until())
                    .with("guard", fact.hold().guard());
        }

        @Override
        public Step taskReleased(SequenceFact.TaskReleased fact) {
            return ofTask("task-released", fact.at(), fact.triggeredId()).with("source", fact.source());
        }

        @Override
        public Step taskStarted(SequenceFact.TaskStarted fact) {
            return ofTask("task-started", fact.at(), fact.triggeredId()).with("source", fact.source());
        }

        @Override
        public Step taskFinished(SequenceFact.TaskFinished fact) {
            return ofTask("task-finished", fact.at(), fact.triggeredId())
                    .with("source", fact.source())
                    .with(fact.verdict(), fact.message());
        }

        @Override
        public Step approvalExpired(SequenceFact.ApprovalExpired fact) {
            return ofTask("approval-expired", fact.at(), fact.triggeredId()).with(fact.verdict(), fact.message());
        }

        @Override
        public Step yielded(SequenceFact.Yielded fact) {
            return new Step("yielded", fact.at());
        }

        @Override
        public Step controlled(SequenceFact.Controlled fact) {
            return new Step("controlled", fact.at()).with("what", fact.what()).with("by", fact.by());
        }

        @Override
        public Step paused(SequenceFact.Paused fact) {
            return new Step("paused", fact.at());
        }

        @Override
        public Step resumed(SequenceFact.Resumed fact) {
            return new Step("resumed", fact.at());
        }

        @Override
        public Step ended(SequenceFact.Ended fact) {
            return new Step("ended", fact.at())
                    .with("state", fact.state().wire())
                    .with(fact.verdict(), fact.message());
        }

        private Step ofTask(String kind, Instant at, EventId triggeredId) {
            return new Step(kind, at).with("task", tasks.get(triggeredId)).with("triggeredID", triggeredId.value());
        }
    }
}
