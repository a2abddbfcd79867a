package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may go ahead of a task that its executor has started and puts off. */
class HeldTaskTest extends HeldTaskStory {
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
}
