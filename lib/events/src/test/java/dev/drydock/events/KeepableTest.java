package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepableTest {
    private static final String NUL = "\0";
    private static final String HALF = "\ud83d";

    @ParameterizedTest
    @ValueSource(strings = {"project", "stage", "service", "result", "status"})
    void shouldRefuseNulInWhatEventsAreFoundBy(String key) {
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with(key, "a" + NUL))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("NUL"));
    }

    @Test
    void shouldRefuseNulInTheIdOrTheTitleOfAProblem() {
        assertThat(Keepable.flaw(event(NUL + "1", Payload.EMPTY))).isPresent();
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with("problem", Map.of("ProblemTitle", NUL)))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "stage", "service"})
    void shouldRefuseAPlaceThatIsTooLongForAnIndex(String key) {
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with(key, "ä".repeat(251)))))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("data." + key + " has more than 500 bytes"));
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with(key, "ä".repeat(250)))))
                .isEmpty();
    }

    @Test
    void shouldRefuseAnIdThatIsTooLongForAnIndex() {
        assertThat(Keepable.flaw(event("x".repeat(501), Payload.EMPTY)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("id has"));
    }

    @Test
    void shouldKeepNulAndWholeCharactersElsewhere() {
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with("log", "a" + NUL).with("face", HALF + "\ude00"))))
                .isEmpty();
    }

    @Test
    void shouldRefuseHalfACharacterAnywhere() {
        assertThat(Keepable.flaw(event("1" + HALF, Payload.EMPTY))).isPresent();
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with("log", List.of(Map.of("line", HALF + "x"))))))
                .isPresent();
        assertThat(Keepable.flaw(event("1", Payload.EMPTY.with("log", Map.of("\ude00", 1)))))
                .isPresent();
    }

    private static KeptnEvent event(String id, Payload data) {
        return new KeptnEvent(
                new EventId(id),
                "test",
                EventType.parse("sh.keptn.event.deploy.finished"),
                Instant.EPOCH,
                new KeptnContext("c"),
                Optional.empty(),
                Optional.empty(),
                data);
    }
}
