package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.sequence.Ledger;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The checks, in SQL where it can tell, by replay where it cannot. Reads only. */
public final class PostgresLedger implements Ledger {
    private static final int PAGE = 200;
    private static final int MOST = 100;

    /** Each answers with (subject, detail) for what should not be. */
    private enum Check {
        TRIGGER_WITHOUT_EXECUTION("trigger-without-execution", """
                select e.id, e.type || ' was accepted, but there is no sequence execution for it' from event e
                where e.type ~ '^sh[.]keptn[.]event[.][^.]+[.][^.]+[.]triggered$' and e.ignored is null
                    and not exists (select 1 from sequence_execution s where s.id = e.id)"""),
        END_WITHOUT_EVENT("end-without-event", """
                select s.id, 'ended as ' || s.state || ', but ' || count(e.id) || ' finished events were sent'
                from sequence_execution s left join event e on e.triggered_id = s.id
                    and e.type = 'sh.keptn.event.' || s.stage || '.' || s.sequence || '.finished'
                    and e.source = 'shipyard-controller'
                where s.ended_at is not null group by s.id, s.state having count(e.id) <> 1"""),
        OVERDUE("overdue", """
                select id, 'should have been looked at by ' || due_at from sequence_execution
                where ended_at is null and due_at < now() - interval '30 seconds'"""),
        FORGOTTEN_TURN("forgotten-turn", """
                select s.id, 'waits for its turn since ' || s.triggered_at || ', but nobody is before it'
                from sequence_execution s
                where s.ended_at is null and s.standing = 'READY' and s.triggered_at < now() - interval '30 seconds'
                    and not exists (
                        select 1 from sequence_execution b where b.ended_at is null and b.standing = 'BLOCKING'
                            and (b.project, b.stage, b.service) = (s.project, s.stage, s.service))"""),
        TWO_FLOWS_AT_WORK("two-flows-at-work", """
                select project || '/' || stage || '/' || service, count(distinct context) || ' flows are at work at once'
                from sequence_execution where ended_at is null and standing = 'BLOCKING'
                    and body not like '%"letOthersGo":true%' -- an executor that goes on after a hold asks nobody
                group by project, stage, service having count(distinct context) > 1"""),
        UNPUBLISHED("unpublished", """
                select event_id, subject || ' waits to be published since ' || created_at from outbox
                where published_at is null and created_at < now() - interval '1 minute'"""),
        OUTGOING_WITHOUT_EVENT("outgoing-without-event", """
                select o.event_id, o.subject || ' was sent, but is not in the event store' from outbox o
                where not exists (select 1 from event e where e.id = o.event_id)""");

        private final String kind;
        private final String sql;

        Check(String kind, String sql) {
            this.kind = kind;
            this.sql = sql;
        }
    }

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read read only";
    private static final String EXECUTIONS =
            "select id, version, body from sequence_execution where id > $1 order by id limit $2";
    private static final String FACTS =
            "select execution_id, body from sequence_fact where execution_id = any($1) order by execution_id, version";

    private final Pool pool;
    private final FactCodec codec = new FactCodec();

    public PostgresLedger(Pool pool) {
        this.pool = pool;
    }

    /** All checks see the same moment: what happens meanwhile is no finding. */
    @Override
    public Uni<List<Finding>> check() {
        var findings = new ArrayList<Finding>();
        return pool.withTransaction(tx -> tx.query(ONE_MOMENT)
                .execute()
                .chain(() -> ask(tx, findings))
                .chain(() -> replay(tx, "", findings))
                .replaceWith(findings));
    }

    private static Uni<Void> ask(SqlConnection tx, List<Finding> findings) {
        return Multi.createFrom()
                .items(Check.values())
                .onItem()
                .transformToUniAndConcatenate(check -> tx.preparedQuery(check.sql + " limit " + MOST)
                        .execute()
                        .invoke(rows -> rows.forEach(
                                row -> findings.add(new Finding(check.kind, row.getString(0), row.getString(1))))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> replay(SqlConnection tx, String after, List<Finding> findings) {
        return tx.preparedQuery(EXECUTIONS).execute(Tuple.of(after, PAGE)).chain(rows -> {
            var executions = list(rows);
            if (executions.isEmpty() || findings.size() > MOST) {
                return Uni.createFrom().voidItem();
            }
            var ids = executions.stream().map(row -> row.getString("id")).toArray(String[]::new);
            return tx.preparedQuery(FACTS)
                    .execute(Tuple.of((Object) ids))
                    .invoke(facts -> compare(executions, list(facts), findings))
                    .chain(() -> replay(tx, ids[ids.length - 1], findings));
        });
    }

    private void compare(List<Row> executions, List<Row> facts, List<Finding> findings) {
        for (var execution : executions) {
            var id = execution.getString("id");
            var log = facts.stream()
                    .filter(row -> row.getString("execution_id").equals(id))
                    .map(row -> row.getString("body"))
                    .toList();
            difference(execution, log)
                    .ifPresent(detail -> findings.add(new Finding("state-is-not-replay", id, detail)));
        }
    }

    private Optional<String> difference(Row execution, List<String> log) {
        if (log.isEmpty() || log.size() != execution.getInteger("version")) {
            return Optional.of(
                    "has %d facts, but its version is %d".formatted(log.size(), execution.getInteger("version")));
        }
        try {
            var stored = codec.readExecution(execution.getString("body"));
            var replayed =
                    SequenceExecution.fold(log.stream().map(codec::readFact).toList());
            return replayed.withoutTrace().equals(stored.withoutTrace())
                    ? Optional.empty()
                    : Optional.of("the stored state is not what its %d facts add up to".formatted(log.size()));
        } catch (IllegalStateException | NullPointerException e) { // rows that nobody of ours wrote
            return Optional.of("its state or one of its %d facts cannot be read".formatted(log.size()));
        }
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
