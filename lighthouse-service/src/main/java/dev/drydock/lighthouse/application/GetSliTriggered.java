package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.SliValue;
import dev.drydock.evaluation.sli.SliQueries;
import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Status;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.lighthouse.domain.evaluation.GetSliPayload;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.lighthouse.domain.sli.Measurement;
import dev.drydock.lighthouse.domain.sli.SliOutcome;
import dev.drydock.lighthouse.domain.sli.SliRequest;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;

/** The built-in SLI provider: answers those requests that want Prometheus. */
public final class GetSliTriggered implements EventHandler {
    private static final String SOURCE = "prometheus-service";
    private static final String PROVIDER = "prometheus";
    private static final int QUERIES_AT_ONCE = 4;

    private final SliFiles files;
    private final MetricsStore metrics;
    private final Outbox outbox;
    private final InstantSource clock;

    public GetSliTriggered(SliFiles files, MetricsStore metrics, Outbox outbox, InstantSource clock) {
        this.files = files;
        this.metrics = metrics;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.context().isPresent()
                && event.taskOf(EventKind.TRIGGERED)
                        .filter(EvaluationFlow.GET_SLI::equals)
                        .isPresent()
                && event.data()
                        .text(EvaluationFlow.GET_SLI, "sliProvider")
                        .filter(PROVIDER::equals)
                        .isPresent();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var answer = new Answer(event, SOURCE);
        return outbox.send(List.of(answer.started(clock.instant())))
                .chain(() -> finished(answer))
                .onFailure(UnusableFile.class)
                .recoverWithItem(unusable -> answer.errored(clock.instant(), String.valueOf(unusable.getMessage())))
                .onFailure(UnknownPlace.class)
                .recoverWithItem(unknown -> answer.errored(clock.instant(), String.valueOf(unknown.getMessage())))
                .map(Commit::sending);
    }

    private Uni<KeptnEvent> finished(Answer answer) {
        var read = SliRequest.of(answer.triggered().data());
        if (read instanceof SliRequest.Read.Refused refused) {
            return Uni.createFrom().item(answer.errored(clock.instant(), refused.reason()));
        }
        var request = ((SliRequest.Read.Understood) read).request();
        return files.queries(request.scope(), answer.triggered().gitCommitId())
                .chain(queries -> measureAll(request, queries))
                .map(values -> finished(answer, request, values));
    }

    private Uni<List<SliValue>> measureAll(SliRequest request, SliQueries queries) {
        if (request.indicators().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var measurements = request.indicators().stream()
                .map(indicator -> measure(indicator, request, queries))
                .toList();
        return Uni.join().all(measurements).usingConcurrencyOf(QUERIES_AT_ONCE).andFailFast();
    }

    private Uni<SliValue> measure(String indicator, SliRequest request, SliQueries queries) {
        return queries.query(indicator, request.context())
                .map(query -> metrics.query(request.scope(), query, request.from(), request.until())
                        .map(new Measurement(indicator, query, request.from(), request.until())::of))
                .orElseGet(() -> Uni.createFrom().item(Measurement.undefined(indicator)));
    }

    private KeptnEvent finished(Answer answer, SliRequest request, List<SliValue> values) {
        var outcome = SliOutcome.of(values);
        return answer.finished(
                clock.instant(),
                outcome.result(),
                Status.SUCCEEDED,
                outcome.message(),
                GetSliPayload.answer(request.start(), request.end(), values));
    }
}
