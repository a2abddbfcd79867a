package dev.drydock.lighthouse.domain.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import dev.drydock.lighthouse.domain.evaluation.SliValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void shouldHaveAValueWhenThereIsOneSample() {
        // When
        var value = Measurement.of("rt", "up", AT, new QueryAnswer.Samples(List.of(7.5)));

        // Then
        assertThat(value).isEqualTo(SliValue.measured("rt", 7.5));
    }

    static Stream<Arguments> useless() {
        return Stream.of(
                Arguments.of(new QueryAnswer.Samples(List.of()), "found no data at 2026-01-31T12:00:00Z"),
                Arguments.of(new QueryAnswer.Samples(List.of(1.0, 2.0)), "found 2 series"),
                Arguments.of(new QueryAnswer.Samples(List.of(Double.NaN)), "gave NaN"),
                Arguments.of(new QueryAnswer.Samples(List.of(Double.NEGATIVE_INFINITY)), "gave -Infinity"),
                Arguments.of(new QueryAnswer.Failed("bad_data: parse error"), "failed: bad_data: parse error"));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void shouldHaveNoValueButAReasonThatNamesTheQueryWhenTheAnswerIsUseless(QueryAnswer answer, String reason) {
        // When
        var value = Measurement.of("rt", "sum(up)", AT, answer);

        // Then
        assertThat(value.success()).isFalse();
        assertThat(value.message()).contains("'sum(up)'", reason);
    }

    @Test
    void shouldBeWorthAsMuchAsItHas() {
        // Given
        var one = SliValue.measured("rt", 1);
        var none = SliValue.missing("errors", "no data");

        // When
        var results = Stream.of(List.of(one), List.of(one, none), List.of(none), List.<SliValue>of())
                .map(values -> SliOutcome.of(values).result());

        // Then
        assertThat(results).containsExactly(Result.PASS, Result.WARNING, Result.FAIL, Result.PASS);
    }
}
