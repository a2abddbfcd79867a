package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of a held task, and people who pause, resume or abort its flow. */
class HeldTaskControlTest extends HeldTaskStory {
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
}
