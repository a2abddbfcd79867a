package dev.drydock.remediation.domain.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.remediation.domain.guard.KillSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final EventId ID = new EventId("id-1");

    @Test
    void shouldTellThatItIsOnWithItsReasonAndEnd() {
        // When
        var change = SwitchChange.on(Optional.empty(), asked("ada", "migration", NOW, NOW.plusSeconds(7200)), ID);

        // Then
        var event = change.event().orElseThrow();
        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.type().value()).isEqualTo("sh.keptn.event.kill-switch.changed");
        assertThat(event.data().values())
                .containsEntry("project", "shop")
                .containsEntry(
                        "killSwitch",
                        Map.of(
                                "state", "on",
                                "project", "shop",
                                "action", "scale",
                                "reason", "migration",
                                "by", "ada",
                                "since", "2026-11-23T10:00:00Z",
                                "until", "2026-11-23T12:00:00Z"))
                .containsEntry(
                        "message",
                        "ada stopped action 'scale' of project 'shop' at 2026-11-23T10:00:00Z: migration (until 2026-11-23T12:00:00Z)");
    }

    @Test
    void shouldChangeNothingWhenItIsOnJustSo() {
        // Given
        var before = asked("ada", "migration", NOW, null);

        // When
        var change = SwitchChange.on(Optional.of(before), asked("bob", "migration", NOW.plusSeconds(60), null), ID);

        // Then
        assertThat(change).isEqualTo(new SwitchChange(before, Optional.empty()));
    }

    @Test
    void shouldKeepSinceWhenItIsOnWhenItsEndChanges() {
        // Given
        var before = asked("ada", "migration", NOW, null);
        var later = NOW.plusSeconds(60);

        // When
        var change = SwitchChange.on(Optional.of(before), asked("bob", "migration", later, NOW.plusSeconds(600)), ID);

        // Then
        assertThat(change.after()).isEqualTo(asked("bob", "migration", NOW, NOW.plusSeconds(600)));
        assertThat(change.event().orElseThrow().time()).isEqualTo(later);
    }

    @Test
    void shouldTellWhoLiftedItAndThatItExpired() {
        // Given
        var before = asked("ada", "migration", NOW, null);

        // When
        var lifted = SwitchChange.lifted(before, "bob", "done", ID, NOW.plusSeconds(60));
        var expired = SwitchChange.expired(before, ID, NOW.plusSeconds(60));

        // Then
        assertThat(lifted.event().orElseThrow().data().text("message"))
                .contains(
                        "bob allowed action 'scale' of project 'shop' again (done); it was stopped since 2026-11-23T10:00:00Z by ada: migration");
        assertThat(lifted.event().orElseThrow().data().text("killSwitch", "liftedBy"))
                .contains("bob");
        assertThat(expired.event().orElseThrow().data().text("message"))
                .contains(
                        "action 'scale' of project 'shop' may be taken again: the time is over for which ada stopped it: migration");
        assertThat(expired.event().orElseThrow().data().text("killSwitch", "state"))
                .contains("expired");
    }

    @ParameterizedTest(name = "{0}/{1}/{2} and {3}/{4}/{5}: {6}")
    @CsvSource(nullValues = "-", textBlock = """
            -,    -,    -,       shop, prod, scale,   true
            shop, -,    -,       -,    prod, -,       true
            shop, prod, -,       shop, -,    scale,   true
            shop, -,    -,       news, -,    -,       false
            -,    prod, -,       -,    qa,   -,       false
            -,    -,    scale,   -,    -,    restart, false
            """)
    void shouldSeeWhatOverlaps(
            @Nullable String project,
            @Nullable String stage,
            @Nullable String action,
            @Nullable String otherProject,
            @Nullable String otherStage,
            @Nullable String otherAction,
            boolean overlaps) {
        assertThat(coverage(project, stage, action).overlaps(coverage(otherProject, otherStage, otherAction)))
                .isEqualTo(overlaps);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"30m, PT30M", "2h, PT2H", "1h30m, PT1H30M", "7d, PT168H", "90s, PT90S"})
    void shouldReadHowLongItLasts(String text, Duration length) {
        assertThat(Lasting.of(Optional.of(text), Optional.empty(), NOW))
                .isEqualTo(new Lasting.Until(Optional.of(NOW.plus(length))));
    }

    @ParameterizedTest
    @CsvSource({"0s", "-5m", "two hours", "2", "d", "''", "99999d"})
    void shouldSayWhatItDoesNotUnderstand(String text) {
        assertThat(Lasting.of(Optional.of(text), Optional.empty(), NOW))
                .isInstanceOfSatisfying(
                        Lasting.Unclear.class,
                        unclear -> assertThat(unclear.message()).contains("'" + text + "'", "30m"));
    }

    @Test
    void shouldTakeATimeToComeAndNoOther() {
        assertThat(Lasting.of(Optional.empty(), Optional.of(NOW.plusSeconds(1)), NOW))
                .isEqualTo(new Lasting.Until(Optional.of(NOW.plusSeconds(1))));
        assertThat(Lasting.of(Optional.empty(), Optional.empty(), NOW)).isEqualTo(new Lasting.Until(Optional.empty()));
        assertThat(Lasting.of(Optional.empty(), Optional.of(NOW), NOW))
                .isEqualTo(new Lasting.Unclear(
                        "2026-11-23T10:00:00Z is over already, it is 2026-11-23T10:00:00Z: give a later time"));
        assertThat(Lasting.of(Optional.of("2h"), Optional.of(NOW), NOW)).isInstanceOf(Lasting.Unclear.class);
    }

    private static Coverage coverage(@Nullable String project, @Nullable String stage, @Nullable String action) {
        return new Coverage(Optional.ofNullable(project), Optional.ofNullable(stage), Optional.ofNullable(action));
    }

    private static KillSwitch asked(String by, String reason, Instant since, @Nullable Instant until) {
        return new KillSwitch(
                Optional.of("shop"),
                Optional.empty(),
                Optional.of("scale"),
                reason,
                by,
                since,
                Optional.ofNullable(until));
    }
}
