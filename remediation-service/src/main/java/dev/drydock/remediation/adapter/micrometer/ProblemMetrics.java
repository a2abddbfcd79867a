package dev.drydock.remediation.adapter.micrometer;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.telemetry.DatabaseGauges.Reading;
import dev.drydock.kit.telemetry.KitGauges;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;

/** Counts the problems that this process opens and ends. */
public final class ProblemMetrics {
    private static final String SQL = """

            union all select state, count(*)::float8 from (
                select state from problem where closed_at is null limit 100000) open group by state
            union all select 'held', count(*)::float8 from (
                select 1 from problem where closed_at is null and held_by is not null limit 100000) held
            union all select 'kill-switches', count(*)::float8 from (
                select 1 from kill_switch where until is null or until > now() limit 100000) stopped""";

    private final ServiceTelemetry telemetry;

    private ProblemMetrics(ServiceTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    public static void register(ServiceTelemetry telemetry, Pool pool) {
        telemetry.onSent(new ProblemMetrics(telemetry)::on);
        telemetry.gauges(
                pool,
                KitGauges.Tables.WITH_INBOX,
                SQL,
                List.of(
                        open("open"),
                        open("remediating"),
                        new Reading("held", "drydock.actions.held", "actions that guards keep waiting"),
                        new Reading("kill-switches", "drydock.kill.switches", "kill switches that are on")));
    }

    private static Reading open(String state) {
        return new Reading(
                state, "drydock.problems.open", null, Tags.of("state", state), "problems that are not over, by state");
    }

    private void on(KeptnEvent event) {
        switch (event.type().value()) {
            case "sh.keptn.event.problem.opened" -> count("drydock.problems.opened", event, Tags.empty(), "problems");
            case "sh.keptn.event.problem.resolved", "sh.keptn.event.problem.escalated" ->
                count(
                        "drydock.problems",
                        event,
                        Tags.of("outcome", event.data().text("resolution").orElse("resolved")),
                        "problems by how they ended");
            default -> {} // the other notices are no ends
        }
    }

    private void count(String name, KeptnEvent event, Tags more, String description) {
        Counter.builder(name)
                .description(description)
                .tags(telemetry.project(event.data().text("project").orElse("")).and(more))
                .register(telemetry.meters())
                .increment();
    }
}
