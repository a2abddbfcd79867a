package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Span;
import dev.drydock.events.Status;
import dev.drydock.events.TraceContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a sequence execution is in its trace. Its span is a part of what its triggered event says; of which that says
 * nothing, a retry is a part of what it retries, a remediation of its problem; any other is where its flow begins. Its tasks are parts of it, and the
 * sequences that follow are beside it.
 */
public record SequenceTrace(SequenceExecution execution) {
    /** Where the spans of executors belong that carry out this task. */
    public TraceContext ofTask(EventId triggeredId) {
        return flow().at(triggeredId);
    }

    /** Where the sequence itself is. */
    public TraceContext ofSequence() {
        return flow().at(execution.id().triggeredBy());
    }

    /** What the sequences that follow are a part of. */
    public TraceContext ofFollowUps() {
        return parent().map(span -> new TraceContext(flow().traceId(), span, flow().sampled(), flow().state()))
                .orElseGet(this::ofSequence);
    }

    /** The span of what is over; a wait has none. */
    public static Optional<Span> span(Milestone milestone) {
        var trace = new SequenceTrace(milestone.execution());
        if (milestone instanceof Milestone.TaskOver over) {
            return Optional.of(trace.span(over));
        }
        return milestone instanceof Milestone.Over over ? Optional.of(trace.span(over)) : Optional.empty();
    }

    private Span span(Milestone.TaskOver over) {
        var attributes = attributes(over.verdict());
        attributes.put("drydock.task", over.task());
        attributes.put("drydock.triggeredId", over.triggeredId().value());
        return new Span(
                ofTask(over.triggeredId()),
                Optional.of(ofSequence().spanId()),
                "task " + over.task(),
                over.from(),
                over.until(),
                attributes,
                error(over.verdict(), "the task could not be carried out"));
    }

    private Span span(Milestone.Over over) {
        var attributes = attributes(over.ended().verdict());
        attributes.put("drydock.state", over.ended().state().name().toLowerCase(Locale.ROOT));
        attributes.put("drydock.triggeredId", execution.id().triggeredBy().value());
        return new Span(
                ofSequence(),
                parent(),
                "sequence " + execution.origin().definition().name(),
                execution.origin().at(),
                over.ended().at(),
                attributes,
                error(over.ended().verdict(), over.ended().message()));
    }

    private TraceContext flow() {
        return execution
                .origin()
                .trace()
                .orElseGet(() -> TraceContext.ofFlow(execution.origin().context()));
    }

    private Optional<String> parent() {
        var origin = execution.origin();
        return origin.trace()
                .map(TraceContext::spanId)
                .or(() -> execution
                        .retrying()
                        .map(retry -> flow().at(retry.retried().triggeredBy()).spanId()))
                .or(() -> SequenceKind.of(origin.definition()) == SequenceKind.REMEDIATION
                        ? Optional.of(TraceContext.ofFlow(origin.context()).spanId())
                        : Optional.empty());
    }

    private Map<String, String> attributes(Verdict verdict) {
        var origin = execution.origin();
        var attributes = new TreeMap<String, String>();
        attributes.put("drydock.project", origin.scope().project());
        attributes.put("drydock.stage", origin.scope().stage());
        attributes.put("drydock.service", origin.scope().service());
        attributes.put("drydock.sequence", origin.definition().name());
        attributes.put("drydock.keptnContext", origin.context().value());
        attributes.put("drydock.result", verdict.result().wire());
        attributes.put("drydock.status", verdict.status().wire());
        return attributes;
    }

    /** A verdict of fail is a result as any other; that something did not work is an error. */
    private static Optional<String> error(Verdict verdict, String message) {
        return verdict.result() == Result.FAIL && verdict.status() != Status.SUCCEEDED
                ? Optional.of(message)
                : Optional.empty();
    }
}
