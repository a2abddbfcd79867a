package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskHoldTest {
    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final KeptnEvent TRIGGERED = new KeptnEvent(
            new EventId("11111111-0000-4000-8000-000000000001"),
            "shipyard-controller",
            EventType.taskTriggered("get-action"),
            NOW,
            new KeptnContext("22222222-0000-4000-8000-000000000000"),
            Optional.empty(),
            Optional.empty(),
            Payload.of(new Scope("sockshop", "prod", "carts")));

    private final Answer answer = new Answer(TRIGGERED, "remediation-service");
    private final EventCodec codec = new EventCodec();

    @Test
    void shouldComeOutOfTheEventAsItWentIn() {
        // Given
        var hold = new TaskHold("frozen at night", NOW.plusSeconds(60), Optional.of("freeze"));

        // When
        var event = overTheWire(answer.held(NOW, "1", "no change at night", hold));

        // Then
        assertThat(event.type().value()).isEqualTo("sh.keptn.event.get-action.status.changed");
        assertThat(event.data().text("message")).contains("no change at night");
        assertThat(TaskHold.in(event.data(), NOW, NOW)).contains(hold);
        assertThat(TaskHold.isReleasedBy(event.data())).isFalse();
    }

    @Test
    void shouldSayThatTheTaskGoesOn() {
        // When
        var event = overTheWire(answer.released(NOW, "2", "the night is over"));

        // Then
        assertThat(TaskHold.isReleasedBy(event.data())).isTrue();
        assertThat(TaskHold.in(event.data(), NOW, NOW)).isEmpty();
    }

    @Test
    void shouldSayNothingOfAHoldWhenTheReportHasNone() {
        // When
        var event = overTheWire(answer.statusChanged(NOW, "3", "at it"));

        // Then
        assertThat(TaskHold.isReleasedBy(event.data())).isFalse();
        assertThat(TaskHold.in(event.data(), NOW, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2026-01-01T09:00:00Z",
                "'  ', 2026-01-01T09:00:00Z",
                "why, -",
                "why, tomorrow",
                "why, 2026-01-01",
                "why, 2026-01-01T09:00:00",
                "why, 2026-01-01T08:00:00Z",
                "why, 2025-12-31T09:00:00Z",
                "why, +999999999-01-01T09:00:00Z"
            })
    void shouldBeNoHoldWithoutReasonOrATimeToCome(String reason, String until) {
        // Given
        var hold = new HashMap<String, Object>();
        hold.put("reason", reason);
        hold.put("until", until);

        // Then
        assertThat(TaskHold.in(new Payload(Map.of("hold", hold)), NOW, NOW)).isEmpty();
        assertThat(TaskHold.isReleasedBy(new Payload(Map.of("hold", hold)))).isFalse();
    }

    @Test
    void shouldCutNoCharacterOfALongReasonInTwo() {
        // Given
        var hold = new TaskHold("x" + "\ud83d\ude00".repeat(1000), NOW.plusSeconds(60), Optional.empty());

        // When
        var event = overTheWire(answer.held(NOW, "1", "why", hold));

        // Then
        assertThat(Keepable.flaw(event)).isEmpty();
        assertThat(hold.reason()).endsWith("\ud83d\ude00 …");
    }

    @Test
    void shouldUnderstandTheTimeOfAnotherZone() {
        // Given
        var report = new Payload(Map.of("hold", Map.of("reason", "why", "until", "2026-01-01T10:30:00.5+02:00")));

        // Then
        assertThat(TaskHold.in(report, NOW, NOW))
                .contains(new TaskHold("why", Instant.parse("2026-01-01T08:30:00.5Z"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-03T09:00:00Z", "9999-12-31T09:00:00Z"})
    void shouldEndAfterAYearAtTheLatest(String until) {
        // Given
        var report = new Payload(Map.of("hold", Map.of("reason", "why", "until", until)));

        // Then
        assertThat(TaskHold.in(report, NOW, NOW).map(TaskHold::until)).contains(NOW.plus(TaskHold.LONGEST));
    }

    @Test
    void shouldCutWhatNobodyReads() {
        // Given
        var report = new Payload(
                Map.of("hold", Map.of("reason", "x".repeat(5_000), "until", "2026-01-01T09:00:00Z", "guard", 5)));

        // Then
        assertThat(TaskHold.in(report, NOW, NOW).orElseThrow().reason()).hasSizeLessThan(1_100);
    }

    private KeptnEvent overTheWire(KeptnEvent event) {
        return ((Decoded.Valid) codec.decode(codec.encode(event))).event();
    }
}
