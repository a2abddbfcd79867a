package dev.drydock.lighthouse.domain.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.evaluation.SliValue;
import dev.drydock.events.Result;
import dev.drydock.model.sli.SliQuery;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void shouldHaveAValueWhenThereIsOneSample() {
        // When
        var value = measured("up", new QueryAnswer.Samples(List.of(7.5)));

        // Then
        assertThat(value).isEqualTo(SliValue.measured("rt", 7.5));
    }

    @ParameterizedTest
    @CsvSource({"avg, 4", "min, 1", "max, 8", "p50, 3.5", "p90, 8", "p95, 8"})
    void shouldMakeTheValuesOfAWindowOneWhenARangeIsAsked(String summary, double expected) {
        // Given
        var series = List.of(2.0, Double.NaN, 8.0, 1.0, 5.0);

        // When
        var value = measured("range(%s, 15s): up".formatted(summary), new QueryAnswer.Ranges(List.of(series)));

        // Then
        assertThat(value).isEqualTo(SliValue.measured("rt", expected));
    }

    @Test
    void shouldHaveNoValueWhenAWindowHasNone() {
        // Given
        var answers = List.of(
                new QueryAnswer.Ranges(List.of()),
                new QueryAnswer.Ranges(List.of(List.of(1.0), List.of(2.0))),
                new QueryAnswer.Ranges(List.of(List.of(Double.NaN, Double.NaN))),
                new QueryAnswer.Ranges(List.of(List.of(1.0, Double.POSITIVE_INFINITY))));

        // When
        var messages = answers.stream()
                .map(answer -> measured("range(avg): up", answer).message());

        // Then
        assertThat(messages)
                .containsExactly(
                        "the query 'up' found no data from 2026-01-31T11:00:00Z to 2026-01-31T12:00:00Z;"
                                + " check that the metric is scraped and the labels match",
                        "the query 'up' found 2 series where one is expected; aggregate them, for example with sum()",
                        "the query 'up' gave NaN from 2026-01-31T11:00:00Z to 2026-01-31T12:00:00Z,"
                                + " which is no number to judge by; was there any traffic?",
                        "the query 'up' gave Infinity from 2026-01-31T11:00:00Z to 2026-01-31T12:00:00Z,"
                                + " which is no number to judge by; was there any traffic?");
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
        var value = measured("sum(up)", answer);

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

    private static SliValue measured(String query, QueryAnswer answer) {
        return new Measurement("rt", SliQuery.parse(query).orElseThrow(), AT.minusSeconds(3600), AT).of(answer);
    }
}
