package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.ShortText;
import dev.drydock.events.WholeTexts;
import dev.drydock.kit.access.AuditTrail;
import dev.drydock.kit.access.Use;
import dev.drydock.shipyard.application.access.Audit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The audit trail as rows that nobody changes: a trigger lets only the end of a use be added, once. What a caller sends is made
 * whole, as PostgreSQL would refuse it with all that is written along with it.
 */
public final class PostgresAudit implements AuditTrail, Audit {
    private static final Logger LOG = Logger.getLogger(PostgresAudit.class);
    private static final int LONGEST_NAME = 500;
    private static final String BEGIN = """
            insert into audit (id, at, token, method, path, project, address) values ($1, $2, $3, $4, $5, $6, $7)""";
    private static final String END = """
            update audit set status = $2, project = coalesce(project, $3), detail = $4 where id = $1 and status is null""";
    private static final String LIST = """
            select * from audit
            where ($1::text is null or project = $1) and ($2::text is null or token = $2)
                and ($3::timestamptz is null or at > $3) and ($4::timestamptz is null or at < $4)
                and ($5::bigint is null or place < $5)
            order by place desc limit $6""";
    private static final String FORGET = """
            delete from audit where id in (
                select id from audit where at < now() - $1 * interval '1 second' order by at limit 10000)""";

    private final Pool pool;
    private final Batches<Use> begins;
    private final Batches<Use.Outcome> ends;

    public PostgresAudit(Pool pool) {
        this.pool = pool;
        this.begins = new Batches<>(uses -> pool.preparedQuery(BEGIN)
                .executeBatch(uses.stream().map(PostgresAudit::row).toList()));
        this.ends = new Batches<>(outcomes -> pool.preparedQuery(END)
                .executeBatch(outcomes.stream().map(PostgresAudit::row).toList()));
    }

    @Override
    public Uni<Void> begin(Use use) {
        return begins.add(use);
    }

    @Override
    public void end(Use.Outcome outcome) {
        ends.add(outcome)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "the audit trail does not show that %s ended with %d: %s",
                                outcome.id(), outcome.status(), failure.getMessage()));
    }

    @Override
    public Uni<List<AuditEntry>> list(AuditQuery query, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addString(query.project().orElse(null))
                        .addString(query.token().orElse(null))
                        .addOffsetDateTime(query.from().map(ExecutionRows::time).orElse(null))
                        .addOffsetDateTime(
                                query.before().map(ExecutionRows::time).orElse(null))
                        .addLong(query.below().orElse(null))
                        .addInteger(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresAudit::entry)
                        .toList());
    }

    @Override
    public Uni<Void> retain(Duration keep) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(keep.toSeconds())).replaceWithVoid();
    }

    private static Tuple row(Use use) {
        return Tuple.tuple()
                .addUUID(use.id())
                .addOffsetDateTime(ExecutionRows.time(use.at()))
                .addString(use.token())
                .addString(use.method())
                .addString(WholeTexts.of(use.path()))
                .addString(use.project().map(PostgresAudit::named).orElse(null))
                .addString(use.address());
    }

    private static Tuple row(Use.Outcome outcome) {
        return Tuple.tuple()
                .addUUID(outcome.id())
                .addInteger(outcome.status())
                .addString(outcome.project().map(PostgresAudit::named).orElse(null))
                .addString(outcome.detail().map(WholeTexts::of).orElse(null));
    }

    /** An index takes no more; a name so long is none of a project. */
    private static String named(String project) {
        return ShortText.of(WholeTexts.of(project), LONGEST_NAME);
    }

    private static AuditEntry entry(Row row) {
        var use = new Use(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("token"),
                row.getString("method"),
                row.getString("path"),
                Optional.ofNullable(row.getString("project")),
                row.getString("address"));
        var status = row.getInteger("status");
        return new AuditEntry(
                row.getLong("place"),
                use,
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.ofNullable(row.getString("detail")));
    }
}
