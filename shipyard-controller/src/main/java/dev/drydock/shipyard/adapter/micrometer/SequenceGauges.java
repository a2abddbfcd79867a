package dev.drydock.shipyard.adapter.micrometer;

import dev.drydock.kit.telemetry.DatabaseGauges.Reading;
import dev.drydock.kit.telemetry.KitGauges;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.shipyard.domain.sequence.SequenceState;
import io.micrometer.core.instrument.Tags;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.stream.Stream;

/** What runs and waits now, of all replicas: everyone of them tells the same. */
public final class SequenceGauges {
    private static final String SQL = """

            union all select * from (
                with live as materialized (
                    select state, triggered_at, unanswered from sequence_execution
                    where ended_at is null limit 100000)
                select 'state-' || state, count(*)::float8 from live group by state
                union all select 'waiting-oldest', extract(epoch from now() - min(triggered_at))::float8
                    from live where state = 'waiting'
                union all select 'unanswered', count(*)::float8 from live where unanswered is not null) sequences""";

    private SequenceGauges() {}

    public static void register(ServiceTelemetry telemetry, Pool pool) {
        var states = Stream.of(SequenceState.values())
                .filter(state -> !state.isEnd())
                .map(state -> new Reading(
                        "state-" + state.wire(),
                        "drydock.sequences.open",
                        null,
                        Tags.of("state", state.wire()),
                        "sequences that are not over, by state; those that wait are the queue"));
        var others = Stream.of(
                new Reading(
                        "waiting-oldest",
                        "drydock.queue.oldest",
                        "seconds",
                        Tags.empty(),
                        "how long the sequence that waits longest has waited for its turn"),
                new Reading("unanswered", "drydock.tasks.unanswered", "open tasks that nobody has answered"));
        telemetry.gauges(
                pool,
                KitGauges.Tables.WITHOUT_INBOX,
                SQL,
                Stream.concat(states, others).toList());
    }
}
