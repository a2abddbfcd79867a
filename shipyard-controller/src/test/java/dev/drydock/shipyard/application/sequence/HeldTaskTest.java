package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.TaskHold;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that its executor has started and puts off. */
class HeldTaskTest {
    private static final Instant UNTIL = InMemoryEngine.START.plus(Duration.ofHours(5));

    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
                    - name: dev
                      sequences:
                        - name: remediation
                          tasks:
                            - name: get-action
                            - name: action
                        - name: delivery
                          tasks:
                            - name: deployment
                        - name: asking
                          tasks:
                            - name: approval
                    """));
    private final Executor chooser = new Executor(engine, "remediation-service");
    private final Executor helm = new Executor(engine, "helm");
    private KeptnContext healing;
    private KeptnEvent task;

    @BeforeEach
    void startHealing() {
        healing = engine.trigger("dev", "remediation");
        task = engine.last("get-action.triggered");
        chooser.start(task);
    }

    @Test
    void shouldSayWhoHoldsItAndWhy() {
        // When
        chooser.hold(task, "no change at night", UNTIL);

        // Then
        var held = held().orElseThrow();
        assertThat(held.source()).isEqualTo("remediation-service");
        assertThat(held.hold().reason()).isEqualTo("no change at night");
        assertThat(held.hold().guard()).contains("freezes");
        assertThat(held.hold().until()).isEqualTo(UNTIL);
        assertThat(engine.state(healing)).isEqualTo("started");
        assertThat(engine.ignored()).isEmpty();
    }

    @Test
    void shouldLetADeliveryGoAheadAndWaitForItAfterwards() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        var delivery = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(delivery)).isEqualTo("started");

        // When
        chooser.finish(task, Result.PASS);

        // Then
        assertThat(engine.state(healing)).isEqualTo("waiting");
        assertThat(engine.count("action.triggered")).isZero();

        // When
        helm.pass("deployment");

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");
        assertThat(engine.count("action.triggered")).isEqualTo(1);
    }

    @Test
    void shouldLetThoseGoWhoWaitedAlready() {
        // Given
        var delivery = engine.trigger("dev", "delivery");
        assertThat(engine.state(delivery)).isEqualTo("waiting");

        // When
        chooser.hold(task, "no change at night", UNTIL);

        // Then
        assertThat(engine.state(delivery)).isEqualTo("started");
    }

    @Test
    void shouldGoOnAtOnceWhenNobodyWentAhead() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        chooser.finish(task, Result.PASS);

        // Then
        assertThat(engine.count("action.triggered")).isEqualTo(1);
        assertThat(held()).isEmpty();
    }

    @Test
    void shouldKeepOthersWaitingAgainWhenItGoesOn() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        chooser.release(task);
        var delivery = engine.trigger("dev", "delivery");

        // Then
        assertThat(held()).isEmpty();
        assertThat(engine.state(delivery)).isEqualTo("waiting");

        // When
        engine.pass(Duration.ofMinutes(59));

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");

        // When
        chooser.finish(task, Result.PASS);

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");
        assertThat(engine.state(delivery)).isEqualTo("waiting");
    }

    @Test
    void shouldHaveTheWholeTimeToFinishAfterTheHold() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        engine.pass(Duration.ofHours(5).plusMinutes(59));

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(healing)).isEqualTo("timedOut");
        assertThat(engine.execution(healing).ended().orElseThrow().message())
                .contains("held by remediation-service until " + UNTIL + " (no change at night)");
    }

    @Test
    void shouldHaveTheWholeTimeToFinishAfterARelease() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);
        engine.pass(Duration.ofHours(3));

        // When
        chooser.release(task);
        engine.pass(Duration.ofMinutes(59));

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(healing)).isEqualTo("timedOut");
    }

    @Test
    void shouldHoldLongerWhenItIsSaidAgain() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);
        engine.pass(Duration.ofHours(5));

        // When
        chooser.hold(task, "the budget is spent", UNTIL.plus(Duration.ofHours(2)));
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");
        assertThat(held().orElseThrow().hold().reason()).isEqualTo("the budget is spent");
    }

    @Test
    void shouldNotBeHeldWhileAnotherWorksOnIt() {
        // Given
        helm.start(task);
        var delivery = engine.trigger("dev", "delivery");

        // When
        chooser.hold(task, "no change at night", UNTIL);

        // Then
        assertThat(held()).isEmpty();
        assertThat(engine.state(delivery)).isEqualTo("waiting");

        // When
        helm.finish(task, Result.PASS);

        // Then
        assertThat(held()).isPresent();
        assertThat(engine.state(delivery)).isEqualTo("started");
    }

    @Test
    void shouldNotTakeItsTurnAgainWhenNobodyCouldGoAhead() {
        // Given
        helm.start(task);
        chooser.hold(task, "no change at night", UNTIL);
        engine.trigger("dev", "remediation");

        // When
        chooser.finish(task, Result.PASS);
        helm.finish(task, Result.PASS);

        // Then
        assertThat(engine.last("action.triggered").context()).contains(healing);
    }

    @Test
    void shouldNotCountWhoHasNotStarted() {
        // Given
        var other = engine.trigger("dev", "delivery");

        // When
        helm.hold(task, "not me", UNTIL);

        // Then
        assertThat(held()).isEmpty();
        assertThat(engine.state(other)).isEqualTo("waiting");
        engine.pass(Duration.ofHours(1));
        assertThat(engine.state(healing)).isEqualTo("timedOut");
    }

    @Test
    void shouldCountAHoldThatOvertookItsStart() {
        // Given
        engine.abort(healing);
        healing = engine.trigger("dev", "remediation");
        task = engine.last("get-action.triggered");

        // When
        chooser.hold(task, "no change at night", UNTIL);
        chooser.start(task);

        // Then
        assertThat(held()).isPresent();
        assertThat(engine.state(engine.trigger("dev", "delivery"))).isEqualTo("started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T07:59:59Z", "2026-01-01T08:00:00Z", "soon"})
    void shouldBeAReportWhenTheTimeIsNone(String until) {
        // When
        report(Map.of("reason", "why", "until", until));

        // Then
        assertThat(held()).isEmpty();
        assertThat(engine.ignored()).isEmpty();
        engine.pass(Duration.ofHours(1));
        assertThat(engine.state(healing)).isEqualTo("timedOut");
    }

    @Test
    void shouldEndAfterAYearAtTheLatest() {
        // When
        report(Map.of("reason", "why", "until", "+999999999-01-01T08:00:00Z"));

        // Then
        assertThat(held().orElseThrow().hold().until()).isEqualTo(engine.now().plus(TaskHold.LONGEST));
    }

    @Test
    void shouldBeAReportWhenThereIsNoReason() {
        // When
        report(Map.of("until", UNTIL.toString()));

        // Then
        assertThat(held()).isEmpty();
        assertThat(engine.ignored()).isEmpty();
    }

    @Test
    void shouldAnswerASilentTaskWhenTheHoldIsNone() {
        // Given
        engine.abort(healing);
        healing = engine.trigger("dev", "remediation");
        task = engine.last("get-action.triggered");

        // When
        report(Map.of("until", "never"));

        // Then
        assertThat(engine.execution(healing).silentSince()).isEmpty();
    }

    @Test
    void shouldNotHoldWhatAPersonIsAsked() {
        // Given
        engine.abort(healing);
        var asking = engine.trigger("dev", "asking");
        var approval = engine.last("approval.triggered");

        // When
        helm.hold(approval, "later", UNTIL);

        // Then
        assertThat(engine.state(asking)).isEqualTo("waitingForApproval");
        assertThat(engine.execution(asking).open().flatMap(OpenTask::held)).isEmpty();
    }

    @Test
    void shouldNotKeepOthersWaitingWhileItIsPausedToo() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        engine.pause(healing);
        var delivery = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(delivery)).isEqualTo("started");

        // When
        chooser.finish(task, Result.PASS);

        // Then
        assertThat(engine.state(healing)).isEqualTo("paused");

        // When
        engine.resume(healing);

        // Then
        assertThat(engine.state(healing)).isEqualTo("waiting");
        helm.pass("deployment");
        assertThat(engine.count("action.triggered")).isEqualTo(1);
    }

    @Test
    void shouldStayHeldWhenItIsResumed() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);
        engine.pause(healing);

        // When
        engine.resume(healing);

        // Then
        assertThat(held()).isPresent();
        assertThat(engine.state(engine.trigger("dev", "delivery"))).isEqualTo("started");
    }

    @Test
    void shouldTellItsExecutorWhenItIsAborted() {
        // Given
        chooser.hold(task, "no change at night", UNTIL);

        // When
        engine.abort(healing);

        // Then
        assertThat(engine.state(healing)).isEqualTo("aborted");
        assertThat(engine.last("get-action.aborted").triggeredId()).contains(task.id());

        // When
        chooser.finish(task, Result.PASS);

        // Then
        assertThat(engine.state(healing)).isEqualTo("aborted");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldComeToTheNewestWordInWhateverOrderTheyArrive(long seed) {
        // Given
        var all = List.of(
                chooser.held(task, "first", UNTIL, engine.now().minusSeconds(4)),
                chooser.released(task, engine.now().minusSeconds(3)),
                chooser.held(task, "second", UNTIL, engine.now().minusSeconds(2)),
                chooser.released(task, engine.now().minusSeconds(1)));
        var random = new Random(seed);
        var words = new ArrayList<>(all.subList(0, 2 + random.nextInt(3)));
        var last = words.get(words.size() - 1);
        Collections.shuffle(words, random);

        // When
        words.forEach(engine::receive);
        words.forEach(word -> engine.receive(engine.underAnotherId(word)));

        // Then
        assertThat(held().map(one -> one.hold().reason())).isEqualTo(last.data().text("hold", "reason"));
    }

    private Optional<OpenTask.Held> held() {
        return engine.execution(healing).open().flatMap(OpenTask::held);
    }

    private void report(Map<String, ?> hold) {
        var said = new Answer(task, "remediation-service").statusChanged(engine.now(), "1", "later");
        engine.receive(new KeptnEvent(
                said.id(),
                said.source(),
                said.type(),
                said.time(),
                healing,
                said.triggeredId(),
                Optional.empty(),
                said.data().with("hold", hold)));
    }
}
