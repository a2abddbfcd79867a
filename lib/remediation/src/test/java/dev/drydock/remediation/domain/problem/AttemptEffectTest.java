package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptEffectTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # result, status,    before, after, shadow, effect
            ,         ,          40,     ,      false,  PENDING
            pass,     succeeded, 40,     90,    false,  EFFECTIVE
            warning,  succeeded, 40,     60,    false,  EFFECTIVE
            pass,     succeeded, 90,     80,    false,  EFFECTIVE
            fail,     succeeded, 40,     50,    false,  EFFECTIVE
            fail,     succeeded, 40,     40,    false,  INEFFECTIVE
            fail,     succeeded, 40,     20,    false,  INEFFECTIVE
            fail,     succeeded, ,       20,    false,  INEFFECTIVE
            fail,     errored,   40,     ,      false,  FAILED
            pass,     succeeded, 40,     ,      false,  UNKNOWN
            fail,     aborted,   40,     ,      false,  UNKNOWN
            fail,     succeeded, 40,     20,    true,   UNKNOWN
            """)
    void shouldJudgeByScoresNotByWhatTheActionSays(
            String result, String status, Double before, Double after, boolean shadow, Effect effect) {
        // Given
        var attempt = new Attempt(
                0,
                Optional.empty(),
                new Action("up", "scaling", "", "1"),
                "",
                new EventId("ask"),
                Instant.EPOCH,
                shadow,
                Optional.empty(),
                Optional.ofNullable(before),
                Optional.ofNullable(result).flatMap(Result::ofWire),
                Optional.ofNullable(status).flatMap(Status::ofWire),
                Optional.ofNullable(after),
                false,
                Optional.empty());

        // When
        var judged = attempt.effect();

        // Then
        assertThat(judged).isEqualTo(effect);
    }
}
