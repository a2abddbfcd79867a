package dev.drydock.lighthouse.adapter.micrometer;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Status;
import dev.drydock.kit.telemetry.DatabaseGauges.Reading;
import dev.drydock.kit.telemetry.KitGauges;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;

/** Counts the evaluations that this process ends, and their scores. */
public final class EvaluationMetrics {
    private static final double[] SCORES = {10, 20, 30, 40, 50, 60, 70, 80, 90, 99.9};
    private static final String SQL = """

            union all select state, count(*)::float8 from (
                select state from evaluation where state <> 'finished' limit 100000) open group by state""";

    private final ServiceTelemetry telemetry;

    private EvaluationMetrics(ServiceTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    public static void register(ServiceTelemetry telemetry, Pool pool) {
        telemetry.onSent(new EvaluationMetrics(telemetry)::on);
        telemetry.gauges(pool, KitGauges.Tables.WITH_INBOX, SQL, List.of(open("settling"), open("waiting")));
    }

    private static Reading open(String state) {
        return new Reading(
                state,
                "drydock.evaluations.open",
                null,
                Tags.of("state", state),
                "evaluations that are not over: their window settles, or they wait for values");
    }

    private void on(KeptnEvent event) {
        if (event.taskOf(EventKind.FINISHED).filter(EvaluationFlow.TASK::equals).isPresent()) {
            var project = telemetry.project(event.data().text("project").orElse(""));
            Counter.builder("drydock.evaluations")
                    .description("evaluations by how they ended")
                    .tags(project.and("outcome", outcome(event)))
                    .register(telemetry.meters())
                    .increment();
            event.data()
                    .at(EvaluationFlow.TASK, "score")
                    .filter(Number.class::isInstance)
                    .filter(score -> !outcome(event).equals(Status.ERRORED.wire()))
                    .ifPresent(score -> DistributionSummary.builder("drydock.evaluation.score")
                            .description("scores of SLOs, from 0 to 100")
                            .serviceLevelObjectives(SCORES)
                            .tags(project)
                            .register(telemetry.meters())
                            .record(((Number) score).doubleValue()));
        }
    }

    private static String outcome(KeptnEvent event) {
        return event.data().status().filter(Status.ERRORED::equals).isPresent()
                ? Status.ERRORED.wire()
                : event.data().text("result").orElse("fail");
    }
}
