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
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Stated;
import dev.drydock.model.remediation.StormBrake;
import dev.drydock.model.remediation.WhenSpent;
import dev.drydock.remediation.domain.problem.ActionAsked;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.Outside;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetsAcrossReplicasTest extends RemediationDatabase {
    private static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final int PROBLEMS = 50;

    private final String project = UUID.randomUUID().toString();
    private final Set<Integer> acted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> held = ConcurrentHashMap.newKeySet();

    @Test
    void shouldGiveExactlyWhatTheBudgetHasWhenFiftyProblemsAskTwoReplicasAtOnce() {
        // Given
        var outside = outside(guards(Optional.of(3), Optional.empty()));

        // When
        askAllAtOnce(outside);

        // Then
        assertThat(acted).hasSize(3);
        assertThat(held).hasSize(PROBLEMS - 3);
        assertThat(ledgerRows()).isEqualTo(3);
    }

    @Test
    void shouldLetNoMoreServicesBeUnderRemediationThanTheStormBrakeSays() {
        // Given
        var outside = outside(guards(Optional.empty(), Optional.of(4)));

        // When
        askAllAtOnce(outside);

        // Then
        assertThat(acted).hasSize(4);
        assertThat(held).hasSize(PROBLEMS - 4);
    }

    @Test
    void shouldCountByTheDatabasesClockWhateverTheHostsThink() {
        // Given
        var outside = outside(guards(Optional.of(1), Optional.empty()));
        var before = clock();

        // When
        ask(replica(), 0, outside).await().indefinitely();

        // Then
        assertThat(pool().query("select at from remediation.action_run where project = '" + project + "'")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getOffsetDateTime(0)
                        .toInstant())
                .isBetween(before, clock());
    }

    private void askAllAtOnce(Outside outside) {
        var replicas = List.of(replica(), replica());
        Uni.join()
                .all(IntStream.range(0, PROBLEMS)
                        .mapToObj(i -> ask(replicas.get(i % 2), i, outside))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private Uni<Void> ask(PostgresProblems replica, int number, Outside outside) {
        var scope = new Scope(project, "production", "service-" + number);
        var context = new KeptnContext(project + number);
        var asked = new KeptnEvent(
                new EventId(context + "-ask"),
                "shipyard-controller",
                EventType.taskTriggered("get-action"),
                Instant.EPOCH,
                context,
                Optional.empty(),
                Optional.empty(),
                Payload.of(scope).with("problem", Map.of("ProblemTitle", "slow")));
        return replica.changeGuardedNow(context, scope, Duration.ofHours(1), (known, ledger) -> {
            var change = new ActionAsked(known, asked, outside, ledger, GRACE).decide();
            note(number, change);
            return change;
        });
    }

    private void note(int number, Change change) {
        var last = change.events().get(1);
        var given = last.taskOf(EventKind.FINISHED).isPresent()
                && last.data().result().equals(Optional.of(Result.PASS));
        (given ? acted : held).add(number);
    }

    private long ledgerRows() {
        return pool().query("select count(*) from remediation.action_run where project = '" + project + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static Instant clock() {
        return pool().query("select clock_timestamp()")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private static Outside outside(Guards ofProject) {
        var remedy = new ProblemRemedy("slow", Optional.of(List.of(new Action("scale up", "scaling", "", "1"))));
        return OutsideWorld.with(
                new Remediation("test", List.of(remedy)), new GuardsFile(ofProject, Map.of(), Map.of()));
    }

    private static Guards guards(Optional<Integer> budget, Optional<Integer> brake) {
        var place = "guards.yaml:3:5";
        return new Guards(
                Optional.empty(),
                budget.map(runs -> List.of(new Stated<>(new Budget(runs, Duration.ofHours(1), runs + "/1h"), place)))
                        .orElse(List.of()),
                Optional.of(new Stated<>(WhenSpent.WAIT, place)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                brake.map(services -> new Stated<>(new StormBrake(Optional.of(services), Optional.empty()), place)));
    }
}
