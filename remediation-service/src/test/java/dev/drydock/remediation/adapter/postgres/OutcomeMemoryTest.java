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
import dev.drydock.remediation.application.ProblemStore.Decided;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.ActionAsked;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.EvaluationNews;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.Outside;
import dev.drydock.remediation.domain.problem.SequenceNews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OutcomeMemoryTest extends RemediationDatabase {
    private static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));

    private final Scope scope = new Scope(UUID.randomUUID().toString(), "production", "hello");
    private final PostgresProblems problems = replica();
    private Instant now = Instant.now();
    private String title = "slow";

    @Test
    void shouldRememberScoresBeforeAndAfterAndThatItHelped() {
        // Given
        scored(40.0, now);

        // When
        heal(new KeptnContext(UUID.randomUUID().toString()), 90);

        // Then
        assertThat(runs()).singleElement().satisfies(run -> {
            assertThat(run.before()).contains(40.0);
            assertThat(run.after()).contains(90.0);
            assertThat(run.effect()).isEqualTo(ActionRun.Effect.EFFECTIVE);
            assertThat(run.underWay()).isFalse();
        });
    }

    @Test
    void shouldCallAnActionIneffectiveWhenItsProblemIsSoonBack() {
        // Given
        heal(new KeptnContext(UUID.randomUUID().toString()), 90);
        var again = new KeptnContext(UUID.randomUUID().toString());

        // When
        now = now.plusSeconds(60);
        change(again, known -> new SequenceNews(GRACE).on(known, triggered(again), now));

        // Then
        assertThat(runs()).extracting(ActionRun::effect).containsExactly(ActionRun.Effect.INEFFECTIVE);
    }

    @Test
    void shouldStillCallItEffectiveWhenTheProblemComesBackMuchLater() {
        // Given
        heal(new KeptnContext(UUID.randomUUID().toString()), 90);
        var again = new KeptnContext(UUID.randomUUID().toString());

        // When
        now = now.plus(Ledger.RECURS_WITHIN).plusSeconds(60);
        change(again, known -> new SequenceNews(GRACE).on(known, triggered(again), now));

        // Then
        assertThat(runs()).extracting(ActionRun::effect).containsExactly(ActionRun.Effect.EFFECTIVE);
    }

    @Test
    void shouldRememberWhatWasDoneForAProblemWhoseNameNoColumnHolds() {
        // Given
        title = "sl\0ow";

        // When
        heal(new KeptnContext(UUID.randomUUID().toString()), 90);

        // Then
        assertThat(runs()).extracting(ActionRun::problemType).containsExactly("sl\uFFFDow");
    }

    @Test
    void shouldForgetAScoreThatIsOld() {
        // Given
        scored(40.0, now.minus(Ledger.FRESH).minusSeconds(60));

        // When
        var score = ledger().score();

        // Then
        assertThat(score).isEmpty();
    }

    private void heal(KeptnContext context, double score) {
        var run = triggered(context);
        change(context, known -> new SequenceNews(GRACE).on(known, run, now));
        problems.changeGuardedNow(
                        context,
                        scope,
                        Duration.ofHours(1),
                        (known, ledger) -> new ActionAsked(
                                        known,
                                        event(context, EventType.taskTriggered("get-action"), Optional.empty()),
                                        outside(),
                                        ledger,
                                        GRACE)
                                .decide())
                .await()
                .indefinitely();
        now = now.plusSeconds(5);
        var evaluated = event(context, new EventType.OfTask("evaluation", EventKind.FINISHED), Optional.empty());
        change(context, known -> new EvaluationNews(GRACE).on(known, with(evaluated, Map.of("score", score)), now));
        var over = event(context, sequence(EventKind.FINISHED), Optional.of(run.id()));
        change(context, known -> new SequenceNews(GRACE).on(known, over, now));
    }

    private void scored(double score, Instant at) {
        pool().withTransaction(tx -> problems.note(scope, score, at).in(tx))
                .await()
                .indefinitely();
    }

    private KeptnEvent triggered(KeptnContext context) {
        return event(context, sequence(EventKind.TRIGGERED), Optional.empty());
    }

    private void change(KeptnContext context, Function<KnownProblems, Change> rule) {
        problems.changeNow(context, scope, known -> new Decided<>("", rule.apply(known)))
                .await()
                .indefinitely();
    }

    private List<ActionRun> runs() {
        return ledger().runs();
    }

    private Ledger ledger() {
        var read = new AtomicReference<Ledger>();
        problems.changeGuardedNow(new KeptnContext("reader"), scope, Duration.ofDays(1), (known, ledger) -> {
                    read.set(ledger);
                    return Change.NONE;
                })
                .await()
                .indefinitely();
        return read.get();
    }

    private static EventType sequence(EventKind kind) {
        return new EventType.OfSequence("production", "remediation", kind);
    }

    private static KeptnEvent with(KeptnEvent event, Map<String, Object> evaluation) {
        return new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.context().orElseThrow(),
                event.triggeredId(),
                Optional.empty(),
                event.data().with("evaluation", evaluation));
    }

    private KeptnEvent event(KeptnContext context, EventType type, Optional<EventId> triggeredId) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "someone",
                type,
                now,
                context,
                triggeredId,
                Optional.empty(),
                Payload.of(scope).with("problem", Map.of("ProblemTitle", title)).with(Result.PASS, Status.SUCCEEDED));
    }

    private Outside outside() {
        var remedy = new ProblemRemedy(title, Optional.of(List.of(new Action("scale up", "scaling", "", "1"))));
        return OutsideWorld.with(new Remediation("test", List.of(remedy)));
    }
}
