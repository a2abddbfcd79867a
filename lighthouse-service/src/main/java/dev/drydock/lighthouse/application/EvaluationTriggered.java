package dev.drydock.lighthouse.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.lighthouse.domain.evaluation.WindowRequest;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import dev.drydock.model.FileProblem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Begins an evaluation: says so, finds window and SLO file, and asks the SLI provider. */
public final class EvaluationTriggered implements EventHandler {
    private final EvaluationStore evaluations;
    private final Resources resources;
    private final Outbox outbox;
    private final SliProviders providers;
    private final WaitingTimes waiting;
    private final Alarm alarm;
    private final InstantSource clock;

    /**
     * How long is waited.
     *
     * @param settle after the end of the window, before values are asked for
     * @param deadline for the provider's answer
     */
    public record WaitingTimes(Duration settle, Duration deadline) {}

    public EvaluationTriggered(
            EvaluationStore evaluations,
            Resources resources,
            Outbox outbox,
            SliProviders providers,
            WaitingTimes waiting,
            Alarm alarm,
            InstantSource clock) {
        this.evaluations = evaluations;
        this.resources = resources;
        this.outbox = outbox;
        this.providers = providers;
        this.waiting = waiting;
        this.alarm = alarm;
        this.clock = clock;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.context().isPresent()
                && event.taskOf(EventKind.TRIGGERED)
                        .filter(EvaluationFlow.TASK::equals)
                        .isPresent();
    }

    @Override
    public String source() {
        return EvaluationFlow.SOURCE;
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var now = clock.instant();
        var flow = new EvaluationFlow(event);
        return outbox.send(List.of(flow.started(now))).chain(() -> begin(flow, now));
    }

    private Uni<Commit> begin(EvaluationFlow flow, Instant now) {
        var scope = flow.triggered().data().scope();
        if (scope.isEmpty()) {
            var conclusion = flow.impossible(
                    Optional.empty(),
                    "The evaluation needs data.project, data.stage and data.service; at least one is missing.",
                    now);
            return Uni.createFrom().item(Commit.sending(conclusion.finished()));
        }
        var decision = TimeWindow.decide(WindowRequest.of(flow.triggered().data()), now);
        if (decision instanceof TimeWindow.Decision.Refused refused) {
            return Uni.createFrom()
                    .item(ending(flow, Optional.empty(), flow.impossible(Optional.empty(), refused.reason(), now)));
        }
        var window = ((TimeWindow.Decision.Accepted) decision).window();
        return resources
                .read(
                        ResourceLevel.service(scope.get()),
                        PendingEvaluation.FILE,
                        flow.triggered().gitCommitId())
                .chain(slo -> slo.map(Resource::text)
                        .map(text -> bySlo(flow, scope.get().project(), window, text, now))
                        .orElseGet(() ->
                                Uni.createFrom().item(ending(flow, Optional.of(window), flow.withoutSlo(window, now)))))
                .onFailure(UnknownPlace.class)
                .recoverWithUni(unknown -> Uni.createFrom()
                        .item(ending(
                                flow,
                                Optional.of(window),
                                flow.impossible(Optional.of(window), String.valueOf(unknown.getMessage()), now))));
    }

    private Uni<Commit> bySlo(EvaluationFlow flow, String project, TimeWindow window, String text, Instant now) {
        var slo = PendingEvaluation.parse(text);
        if (slo.value().isEmpty()) {
            var problems = slo.problems().stream().map(FileProblem::toString).collect(Collectors.joining("\n"));
            return Uni.createFrom()
                    .item(ending(flow, Optional.of(window), flow.impossible(Optional.of(window), problems, now)));
        }
        return providers
                .of(project)
                .map(found -> found.map(provider ->
                                asking(new PendingEvaluation(flow.triggered(), window, text, provider), now))
                        .orElseGet(() -> ending(flow, Optional.of(window), flow.withoutProvider(window, now))));
    }

    private Commit asking(PendingEvaluation evaluation, Instant now) {
        var settled = evaluation.window().settledAt(waiting.settle()).filter(now::isBefore);
        return settled.isPresent()
                ? settling(evaluation, settled.get())
                : tx -> evaluations
                        .open(tx, evaluation, now.plus(waiting.deadline()))
                        .map(ignored -> List.of(evaluation.getSli(now)));
    }

    private Commit settling(PendingEvaluation evaluation, Instant askAt) {
        return tx -> evaluations
                .settle(tx, evaluation, askAt)
                .invoke(() -> alarm.at(askAt))
                .replaceWith(List.of());
    }

    private Commit ending(EvaluationFlow flow, Optional<TimeWindow> window, Conclusion conclusion) {
        return tx -> evaluations
                .keepEnded(tx, flow.triggered(), window, conclusion)
                .map(ignored -> List.of(conclusion.finished()));
    }
}
