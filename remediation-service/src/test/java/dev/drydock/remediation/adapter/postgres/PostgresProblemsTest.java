package dev.drydock.remediation.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.application.ProblemStore.Decided;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.ActionAsked;
import dev.drydock.remediation.domain.problem.EvaluationNews;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.Outside;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.problem.SequenceNews;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresProblemsTest extends RemediationDatabase {
    private static final Scope SCOPE = new Scope("p", "production", "hello");
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");
    private static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final int ASKED = 16;
    private static final String EARLIER = """
            {"format": 1, "id": "%1$s", "told": {"context": "%1$s", "project": "p", "stage": "production",
              "service": "hello", "title": "slow", "labels": {}, "block": {}, "startIndex": 0, "source": "prometheus",
              "at": "2026-01-01T10:00:00Z"},
             "state": "remediating", "nextIndex": 1,
             "attempts": [{"index": 0, "name": "", "action": "scaling", "description": "", "value": "1",
               "announced": "action 1 of 1: scaling", "askedBy": "ask", "at": "2026-01-01T10:00:01Z"}],
             "refusals": [], "runs": [], "goneByItself": false, "endMissed": false}""";
    private static final ProblemArchive.Filter ALL = new ProblemArchive.Filter(
            Optional.of(List.of("p")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private KeptnContext context;

    @BeforeEach
    void newFlow() {
        context = new KeptnContext(UUID.randomUUID().toString());
    }

    @Test
    void shouldKeepEverythingAboutAProblem() {
        // Given
        var run = event("run", new EventType.OfSequence("production", "remediation", EventKind.TRIGGERED));
        var life = changed(run);
        ask(replica(), "ask", NOW);
        changedByEvaluation(42.5);
        ask(replica(), "ask again", NOW.plusSeconds(1));

        // When
        var found = replica().find(life.id().value()).await().indefinitely().orElseThrow();

        // Then
        assertThat(found.attempts())
                .extracting(attempt -> attempt.action().value())
                .containsExactly(Map.of("n", 0), Map.of("n", 1));
        assertThat(found.attempts().get(0).score()).contains(42.5);
        assertThat(found.report()).isEqualTo(life.report());
        assertThat(ProblemDocument.of(found).toLife()).isEqualTo(found);
        assertThat(found.lookAgainAt()).isPresent();
    }

    @Test
    void shouldReadWhatWasWrittenBeforeThereWereGuards() {
        // Given
        pool().preparedQuery("""
                        insert into remediation.problem (id, context, project, stage, service, state, opened_at, body)
                        values ($1, $1, 'p', 'production', 'hello', 'remediating', now(), $2)""")
                .execute(Tuple.of(context.value(), EARLIER.formatted(context)))
                .await()
                .indefinitely();

        // When
        var found = replica().find(context.value()).await().indefinitely().orElseThrow();

        // Then
        assertThat(found.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.shadow()).isFalse();
            assertThat(attempt.action().undo()).isEmpty();
        });
        assertThat(found.held()).isEmpty();
        assertThat(found.timeline().entries()).isEmpty();
    }

    @Test
    void shouldDecideOneAfterTheOtherWhenReplicasAreAskedAtOnce() {
        // Given
        var replicas = List.of(replica(), replica());

        // When
        var indices = Uni.join()
                .all(IntStream.range(0, ASKED)
                        .mapToObj(i -> asking(replicas.get(i % 2), "ask-" + i, NOW))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        // Then
        assertThat(indices)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1, ASKED + 1).boxed().toList());
        assertThat(openOfThisFlow()).hasSize(1);
    }

    @Test
    void shouldGoOnWhereItWasAfterARestart() {
        // Given
        ask(replica(), "first", NOW);

        // When
        var again = ask(replica(), "first", NOW.plusSeconds(5));
        var next = ask(replica(), "second", NOW.plusSeconds(5));

        // Then
        assertThat(again).isEqualTo(1);
        assertThat(next).isEqualTo(2);
    }

    @Test
    void shouldLendADueProblemToOneReplicaOnly() {
        // Given
        ask(replica(), "ask", NOW);
        var due = NOW.plus(GRACE.silence());

        // When
        var early = claimed(NOW);
        var first = claimed(due);
        var second = claimed(due);

        // Then
        assertThat(early).isFalse();
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void shouldKnowWhichFlowsHaveOpenProblems() {
        // Given
        ask(replica(), "ask", NOW);
        var other = new KeptnContext("other");

        // When
        var open = replica().withOpenProblems(Set.of(context, other)).await().indefinitely();

        // Then
        assertThat(open).containsExactly(context);
    }

    @Test
    void shouldKeepNothingWhenTheTransactionFails() {
        // When
        var failed = replica()
                .changeNow(context, SCOPE, known -> {
                    throw new IllegalStateException("in the middle");
                })
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        // Then
        assertThat(failed).isNull();
        assertThat(openOfThisFlow()).isEmpty();
    }

    private boolean claimed(Instant now) {
        return replica().claim(now, Duration.ofSeconds(30), 100).await().indefinitely().stream()
                .anyMatch(due -> due.context().equals(context) && due.scope().equals(SCOPE));
    }

    private List<ProblemLife> openOfThisFlow() {
        var open = List.of(ProblemState.OPEN, ProblemState.REMEDIATING);
        return replica().list(ALL, 500).await().indefinitely().stream()
                .map(ProblemArchive.Listed::life)
                .filter(life -> life.report().context().equals(context) && open.contains(life.state()))
                .toList();
    }

    private ProblemLife changed(KeptnEvent event) {
        return replica()
                .changeNow(context, SCOPE, known -> {
                    var change = new SequenceNews(GRACE).on(known, event, NOW);
                    return new Decided<>(change.lives().get(0), change);
                })
                .await()
                .indefinitely();
    }

    private void changedByEvaluation(double score) {
        var event = event("evaluation", new EventType.OfTask("evaluation", EventKind.FINISHED));
        var scored = new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                context,
                Optional.empty(),
                Optional.empty(),
                event.data().with(Result.FAIL, Status.SUCCEEDED).with("evaluation", Map.of("score", score)));
        replica()
                .changeNow(context, SCOPE, known -> new Decided<>("", new EvaluationNews(GRACE).on(known, scored, NOW)))
                .await()
                .indefinitely();
    }

    private Integer ask(PostgresProblems replica, String id, Instant now) {
        return asking(replica, id, now).await().indefinitely();
    }

    private Uni<Integer> asking(PostgresProblems replica, String id, Instant now) {
        var event = event(id, EventType.taskTriggered("get-action"));
        var index = new AtomicReference<Integer>();
        return replica.changeGuardedNow(context, SCOPE, Duration.ZERO, (known, ledger) -> {
                    var change = new ActionAsked(known, event, outside(), Ledger.empty(now), GRACE).decide();
                    index.set((Integer) change.events()
                            .get(1)
                            .data()
                            .at("get-action", "actionIndex")
                            .orElseThrow());
                    return change;
                })
                .map(done -> index.get());
    }

    private KeptnEvent event(String id, EventType type) {
        return new KeptnEvent(
                new EventId(context + id),
                "shipyard-controller",
                type,
                NOW,
                context,
                Optional.empty(),
                Optional.empty(),
                Payload.of(SCOPE).with("problem", Map.of("ProblemTitle", "slow", "ProblemID", "x")));
    }

    private static Outside outside() {
        var actions = IntStream.range(0, ASKED)
                .mapToObj(i -> new Action("a" + i, "a", "", new HashMap<>(Map.of("n", i))))
                .toList();
        return OutsideWorld.with(new Remediation("test", List.of(new ProblemRemedy("slow", Optional.of(actions)))));
    }
}
