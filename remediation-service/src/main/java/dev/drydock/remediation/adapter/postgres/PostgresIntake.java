package dev.drydock.remediation.adapter.postgres;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.remediation.adapter.postgres.ProblemRows.Flow;
import dev.drydock.remediation.application.IntakeStore;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.LastFiring;
import dev.drydock.remediation.domain.problem.ProblemId;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemNews.Became;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Messages of monitoring tools and the problems in PostgreSQL. Who decides about messages holds the locks of their
 * identities first, then those of their flows; whoever holds a flow's lock never asks for an identity's.
 */
public final class PostgresIntake implements IntakeStore {
    private static final String JOIN = """
            with told as (
                select * from unnest($1::text[], $2::bigint[], $3::timestamptz[]) as t (identity, times, fired_at)),
            about as (
                select p.id, p.context, told.* from problem p join told on p.identity = told.identity
                where p.closed_at is null and not p.gone),
            seen as (
                insert into problem_sighting (problem_id, times, last_at, fired_at)
                select id, times, $4, fired_at from about order by id
                on conflict (problem_id) do update set times = problem_sighting.times + excluded.times,
                    last_at = greatest(problem_sighting.last_at, excluded.last_at),
                    fired_at = greatest(problem_sighting.fired_at, excluded.fired_at))
            select id, context, identity from about""";
    private static final String LAST = """
            select distinct on (p.identity) p.identity, p.context, p.takes_repeats,
                greatest(p.fired_at, s.fired_at) as fired_at
            from problem p left join problem_sighting s on s.problem_id = p.id
            where p.identity = any($1) order by p.identity, p.seq desc""";

    private final Pool pool;
    private final Outbox outbox;
    private final PostgresProblems problems;
    private final ProblemRows rows = new ProblemRows();

    public PostgresIntake(Pool pool, Outbox outbox, PostgresProblems problems) {
        this.pool = pool;
        this.outbox = outbox;
        this.problems = problems;
    }

    @Override
    public Uni<Map<String, Joined>> join(Collection<Sighting> sightings, Instant now) {
        return sightings.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(JOIN)
                        .execute(counted(sightings, now))
                        .map(found -> stream(found)
                                .collect(Collectors.toMap(
                                        row -> row.getString("identity"),
                                        row -> new Joined(
                                                new ProblemId(row.getString("id")),
                                                new KeptnContext(row.getString("context"))))));
    }

    @Override
    public Uni<List<Taken>> take(List<Intake.Readable> messages, Instant now, Rule rule) {
        return pool.withTransaction(tx -> decide(tx, messages, now, rule)
                        .call(decided -> keep(tx, decided, now).chain(() -> outbox.append(tx, decided.events()))))
                .invoke(decided -> outbox.publishSoon(decided.events()))
                .map(Decided::taken);
    }

    @Override
    public Commit taking(Intake.Readable message, Instant now, Rule rule) {
        return tx -> decide(tx, List.of(message), now, rule)
                .call(decided -> keep(tx, decided, now))
                .map(Decided::events);
    }

    /** What all messages of a transaction come to; of a problem that changed several times, the last state. */
    private record Decided(
            List<Taken> taken, Map<ProblemId, ProblemLife> lives, List<KeptnEvent> events, List<Sighting> seen) {
        Decided() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Change change) {
            change.lives().forEach(life -> lives.put(life.id(), life));
            events.addAll(change.events());
        }
    }

    private Uni<Decided> decide(SqlConnection tx, List<Intake.Readable> messages, Instant now, Rule rule) {
        var identities =
                messages.stream().flatMap(PostgresIntake::identity).distinct().toList();
        return ProblemRows.lockKeys(tx, identities.stream().map(identity -> "identity\n" + identity))
                .chain(() -> tx.preparedQuery(LAST).execute(Tuple.of(identities.toArray(String[]::new))))
                .map(found -> stream(found)
                        .collect(Collectors.toMap(row -> row.getString("identity"), PostgresIntake::lastFiring)))
                .chain(last -> decide(tx, messages, last, now, rule));
    }

    private Uni<Decided> decide(
            SqlConnection tx, List<Intake.Readable> messages, Map<String, LastFiring> last, Instant now, Rule rule) {
        var flows = messages.stream()
                .flatMap(message -> Stream.of(
                        new Flow(message.context(), message.scope()),
                        new Flow(LastFiring.flowOf(message, lastOf(message, last), now), message.scope())))
                .collect(Collectors.toSet());
        return rows.lockAll(tx, flows)
                .map(known -> oneByOne(messages, new HashMap<>(last), new HashMap<>(known), now, rule));
    }

    private static Decided oneByOne(
            List<Intake.Readable> messages,
            Map<String, LastFiring> last,
            Map<Flow, KnownProblems> known,
            Instant now,
            Rule rule) {
        var decided = new Decided();
        for (var message : messages) {
            var newest = lastOf(message, last);
            var flow = new Flow(LastFiring.flowOf(message, newest, now), message.scope());
            var before = known.get(flow);
            var news = rule.decide(before, newest, message);
            var change = before.announcing(news.change());
            decided.add(change);
            decided.taken().add(new Taken(news, flow.context()));
            known.put(flow, before.after(change));
            identity(message).forEach(identity -> {
                if (news.became() == Became.JOINED) {
                    decided.seen()
                            .add(new Sighting(identity, 1, message.firing().startsAtBy(now)));
                }
                LastFiring.after(newest, known.get(flow), message, now).ifPresent(after -> last.put(identity, after));
            });
        }
        return decided;
    }

    private Uni<Void> keep(SqlConnection tx, Decided decided, Instant now) {
        var lives = List.copyOf(decided.lives().values());
        var written = problems.keep(tx, new Change(lives, List.of())).replaceWithVoid();
        return decided.seen().isEmpty()
                ? written
                : written.chain(() -> tx.preparedQuery(JOIN).execute(counted(decided.seen(), now)))
                        .replaceWithVoid();
    }

    private static Tuple counted(Collection<Sighting> sightings, Instant now) {
        var byIdentity = sightings.stream()
                .collect(Collectors.toMap(Sighting::identity, sighting -> sighting, PostgresIntake::both));
        var all = List.copyOf(byIdentity.values());
        return Tuple.of(
                all.stream().map(Sighting::identity).toArray(String[]::new),
                all.stream().map(sighting -> (long) sighting.times()).toArray(Long[]::new),
                all.stream()
                        .map(sighting -> ProblemRows.utc(sighting.firedAt().orElse(null)))
                        .toArray(OffsetDateTime[]::new),
                ProblemRows.utc(now));
    }

    private static Sighting both(Sighting one, Sighting other) {
        return new Sighting(
                one.identity(),
                one.times() + other.times(),
                Stream.of(one.firedAt(), other.firedAt())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()));
    }

    private static Optional<LastFiring> lastOf(Intake.Readable message, Map<String, LastFiring> last) {
        return identity(message).map(last::get).filter(Objects::nonNull).findFirst();
    }

    private static Stream<String> identity(Intake.Readable message) {
        return message.identity().map(identity -> identity.at(message.scope())).stream();
    }

    private static LastFiring lastFiring(Row row) {
        return new LastFiring(
                new KeptnContext(row.getString("context")),
                row.getBoolean("takes_repeats"),
                Optional.ofNullable(row.getOffsetDateTime("fired_at")).map(OffsetDateTime::toInstant));
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
