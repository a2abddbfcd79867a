package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.application.execution.Executions.Queued;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Retrying;
import dev.drydock.shipyard.domain.sequence.SequenceKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A sequence execution in Keptn's shape (Keptn reference 4.12), with its end, its deadline and its place in the queue
 * beside.
 *
 * @param kind what the sequence is there for
 * @param triggeredBy the source of the event that triggered it
 * @param dueAt when it is looked at again even if nobody says anything: a deadline, or the time of a planned task
 * @param queue while it waits for its turn
 * @param retry what it goes on from, if it is a retry
 * @param retriedBy the execution that goes on where this one failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SequenceExecutionDto(
        @JsonProperty("_id") String id,
        String schemaVersion,
        DefinitionDto sequence,
        String kind,
        ExecutionStatusDto status,
        ScopeDto scope,
        Map<String, Object> inputProperties,
        Instant triggeredAt,
        Optional<String> triggeredBy,
        Optional<EndDto> ended,
        Optional<Instant> dueAt,
        Optional<Long> dueInSeconds,
        Optional<QueueDto> queue,
        Optional<RetryDto> retry,
        Optional<String> retriedBy) {
    private static final String SCHEMA_VERSION = "1";

    /** Which execution it retries, by the token of what name, with how many tasks done before. */
    record RetryDto(String of, String by, int tasksKept) {
        static RetryDto of(Retrying retrying) {
            return new RetryDto(
                    retrying.retried().toString(),
                    retrying.by(),
                    retrying.kept().size());
        }
    }

    /** Where it runs, and what it belongs to. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ScopeDto(
            String project,
            String stage,
            String service,
            Optional<Object> labels,
            String keptnContext,
            String triggeredId,
            Optional<String> gitcommitid,
            String eventType) {
        static ScopeDto of(SequenceExecution execution) {
            var origin = execution.origin();
            var scope = origin.scope();
            var type =
                    new EventType.OfSequence(scope.stage(), origin.definition().name(), EventKind.TRIGGERED);
            return new ScopeDto(
                    scope.project(),
                    scope.stage(),
                    scope.service(),
                    origin.input().at("labels"),
                    origin.context().value(),
                    execution.id().toString(),
                    origin.commit(),
                    type.value());
        }
    }

    /** How it ended. */
    record EndDto(String result, String status, String message, Instant time) {}

    /** Its place in the queue of its stage and service: 1 goes next. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record QueueDto(int position, Optional<BlockerDto> blockedBy) {
        static QueueDto of(Queued queued) {
            return new QueueDto(
                    queued.position(),
                    queued.blocker()
                            .map(blocker ->
                                    new BlockerDto(blocker.context().value(), blocker.sequence(), blocker.state())));
        }
    }

    /** What has to be done, paused or aborted first. */
    record BlockerDto(String keptnContext, String name, String state) {}

    static SequenceExecutionDto of(Found found, Instant now) {
        var execution = found.execution();
        var origin = execution.origin();
        return new SequenceExecutionDto(
                execution.id().toString(),
                SCHEMA_VERSION,
                DefinitionDto.of(origin.definition()),
                SequenceKind.of(origin.definition()).wire(),
                ExecutionStatusDto.of(found),
                ScopeDto.of(execution),
                origin.input().values(),
                origin.at(),
                found.triggeredBy(),
                execution
                        .ended()
                        .map(ended -> new EndDto(
                                ended.verdict().result().wire(),
                                ended.verdict().status().wire(),
                                ended.message(),
                                ended.at())),
                found.dueAt(),
                Countdown.seconds(found.dueAt(), now),
                found.queue().map(QueueDto::of),
                execution.retrying().map(RetryDto::of),
                found.retriedBy().map(ExecutionId::toString));
    }
}
