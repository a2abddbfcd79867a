package dev.drydock.kit.traces;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Span;
import dev.drydock.events.Status;
import dev.drydock.events.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the events that a service sends end: a task that it carried out, from its started event on, and a problem, from its
 * opening on.
 */
public final class AnswerSpans {
    private static final String RESOLVED = "sh.keptn.event.problem.resolved";
    private static final String ESCALATED = "sh.keptn.event.problem.escalated";
    private static final String OPENED = "problem.opened";

    private AnswerSpans() {}

    /** The spans that end with these events, where they are traced. */
    public static List<SpanOutbox.Ended> of(List<KeptnEvent> events) {
        return events.stream().flatMap(AnswerSpans::of).toList();
    }

    private static Stream<SpanOutbox.Ended> of(KeptnEvent event) {
        var trace = TraceContext.of(event).filter(TraceContext::sampled);
        if (trace.isEmpty()) {
            return Stream.empty();
        }
        if (isProblemOver(event)) {
            return Stream.of(problem(event, trace.get()));
        }
        return event
                .taskOf(EventKind.FINISHED)
                .flatMap(task -> event.triggeredId().map(triggered -> answer(event, trace.get(), task, triggered)))
                .stream();
    }

    private static SpanOutbox.Ended answer(KeptnEvent event, TraceContext trace, String task, EventId triggered) {
        var attributes = attributes(event);
        attributes.put("drydock.task", task);
        var span = new Span(
                trace.at(event.id()),
                Optional.of(trace.spanId()),
                event.source() + ' ' + task,
                event.time(),
                event.time(),
                attributes,
                error(event));
        return new SpanOutbox.Ended(span, Answer.startedId(triggered, event.source()));
    }

    /** The problem is the root of what was done about it. */
    private static SpanOutbox.Ended problem(KeptnEvent event, TraceContext trace) {
        var attributes = attributes(event);
        event.data().text("problemId").ifPresent(id -> attributes.put("drydock.problem", id));
        event.data().text("resolution").ifPresent(word -> attributes.put("drydock.resolution", word));
        var span = new Span(
                trace,
                Optional.empty(),
                "problem",
                event.time(),
                event.time(),
                attributes,
                event.type().value().equals(ESCALATED) ? event.data().text("message") : Optional.empty());
        var opened = event.data()
                .text("problemId")
                .map(id -> EventId.derived(new EventId(id), OPENED, event.source()))
                .orElse(event.id());
        return new SpanOutbox.Ended(span, opened);
    }

    private static boolean isProblemOver(KeptnEvent event) {
        return event.type() instanceof EventType.Other other
                && (other.value().equals(RESOLVED) || other.value().equals(ESCALATED));
    }

    private static Map<String, String> attributes(KeptnEvent event) {
        var attributes = new TreeMap<String, String>();
        event.context().ifPresent(context -> attributes.put("drydock.keptnContext", context.value()));
        for (var key : new String[] {"project", "stage", "service", "result", "status"}) {
            event.data().text(key).ifPresent(value -> attributes.put("drydock." + key, value));
        }
        return attributes;
    }

    private static Optional<String> error(KeptnEvent event) {
        return event.data()
                .status()
                .filter(Status.ERRORED::equals)
                .flatMap(errored -> event.data().text("message"));
    }
}
