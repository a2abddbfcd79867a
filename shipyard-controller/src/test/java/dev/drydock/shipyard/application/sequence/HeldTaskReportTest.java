package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.TaskHold;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a hold of a task, and for how long. */
class HeldTaskReportTest extends HeldTaskStory {
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
        report(Map.of("reason", "why", "until", "9999-12-31T08:00:00Z"));

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
}
