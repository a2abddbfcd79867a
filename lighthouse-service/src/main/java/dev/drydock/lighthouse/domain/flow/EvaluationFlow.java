package dev.drydock.lighthouse.domain.flow;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.events.TraceContext;
import dev.drydock.lighthouse.domain.evaluation.FinishedPayload;
import dev.drydock.lighthouse.domain.evaluation.GetSliPayload;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.model.slo.Slo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events of one evaluation. Their ids derive from its triggered event, so that a repeat makes no second one. */
public record EvaluationFlow(KeptnEvent triggered) {
    /** Who answers {@code evaluation.triggered}. */
    public static final String SOURCE = "lighthouse-service";

    /** The task that this service carries out. */
    public static final String TASK = "evaluation";

    /** The task that SLI providers carry out for it. */
    public static final String GET_SLI = "get-sli";

    /** Says that nobody should heed an evaluation any more; the same for every time it is said. */
    public static KeptnEvent invalidated(
            EventId evaluation, KeptnContext context, Scope scope, Optional<String> message, Instant now) {
        var type = new EventType.OfTask(TASK, EventKind.INVALIDATED);
        var data = Payload.of(scope);
        return new KeptnEvent(
                EventId.derived(evaluation, TASK + "." + EventKind.INVALIDATED.wire(), SOURCE),
                SOURCE,
                type,
                now,
                context,
                Optional.of(evaluation),
                Optional.empty(),
                message.map(text -> data.with("message", text)).orElse(data));
    }

    /** The evaluation's id. */
    public EventId id() {
        return triggered.id();
    }

    public KeptnEvent started(Instant now) {
        return answer().started(now);
    }

    /** The id of the request to the provider: the provider's answer names it as {@code triggeredid}. */
    public EventId getSliId() {
        return EventId.derived(triggered.id(), GET_SLI + "." + EventKind.TRIGGERED.wire(), SOURCE);
    }

    /** The request to the provider. */
    public KeptnEvent getSli(String provider, TimeWindow window, Slo slo, Instant now) {
        var request = new KeptnEvent(
                getSliId(),
                SOURCE,
                EventType.taskTriggered(GET_SLI),
                now,
                triggered.context().orElseThrow(),
                Optional.empty(),
                triggered.gitCommitId(),
                GetSliPayload.request(triggered.data(), provider, window, slo));
        return TraceContext.of(triggered).map(trace -> trace.on(request)).orElse(request);
    }

    /** There is no SLO file: nothing is demanded, nothing can fail. */
    public Conclusion withoutSlo(TimeWindow window, Instant now) {
        var message =
                "There is no slo.yaml for this service, so nothing was evaluated. Add one to have a quality gate.";
        return empty(Optional.of(window), Result.PASS, Status.SUCCEEDED, message, now);
    }

    /** No provider is configured: nothing can be measured, which was chosen. */
    public Conclusion withoutProvider(TimeWindow window, Instant now) {
        var message = "No SLI provider is configured for this project, so nothing was evaluated.";
        return empty(Optional.of(window), Result.PASS, Status.SUCCEEDED, message, now);
    }

    /** The evaluation cannot be carried out. */
    public Conclusion impossible(Optional<TimeWindow> window, String reason, Instant now) {
        return empty(window, Result.FAIL, Status.ERRORED, reason, now);
    }

    /** No provider answered in time. */
    public Conclusion unanswered(TimeWindow window, String provider, Duration deadline, Instant now) {
        return impossible(
                Optional.of(window),
                ("No SLI provider answered get-sli within %d seconds. Check that a provider for '%s' runs and receives"
                                + " sh.keptn.event.get-sli.triggered.")
                        .formatted(deadline.toSeconds(), provider),
                now);
    }

    Conclusion judged(Judgement judgement, Payload outcome, Instant now) {
        return new Conclusion(
                answer().finished(now, judgement.result(), judgement.verdict().status(), judgement.message(), outcome),
                judgement.result(),
                judgement.verdict().status(),
                judgement.verdict().score(),
                judgement.message(),
                judgement.verdict().objectives());
    }

    private Conclusion empty(Optional<TimeWindow> window, Result result, Status status, String message, Instant now) {
        var finished = answer().finished(now, result, status, message, FinishedPayload.empty(window, result));
        return new Conclusion(finished, result, status, 0, message, List.of());
    }

    private Answer answer() {
        return new Answer(triggered, SOURCE);
    }
}
