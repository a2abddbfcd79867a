package dev.drydock.model.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.sli.SliQuery.Range;
import dev.drydock.model.sli.SliQuery.Summary;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliQueryTest {
    @ParameterizedTest
    @ValueSource(strings = {"up", "range_total", "rangefinder(x)", "avg_over_time(up[5m])"})
    void shouldAskOnceWhenNothingElseIsWritten(String written) {
        assertThat(SliQuery.parse(written)).contains(new SliQuery(Optional.empty(), written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            range(max, 30s): sum(rate(x[1m]))  | MAX | 30   | sum(rate(x[1m]))
            range( p95 ,1m30s ) :up            | P95 | 90   | up
            range(avg): label:of:rule          | AVG |      | label:of:rule
            """)
    void shouldAskAllOverTheWindowWhenARangeIsWritten(String written, Summary summary, Long step, String text) {
        assertThat(SliQuery.parse(written))
                .contains(new SliQuery(
                        Optional.of(new Range(summary, Optional.ofNullable(step).map(Duration::ofSeconds))), text));
    }

    @Test
    void shouldKeepItsRangeWhenPlaceholdersAreFilled() {
        // Given
        var query = SliQuery.parse("range(min): up{s='$STAGE'}").orElseThrow();

        // When
        var filled = query.withText("up{s='qa'}");

        // Then
        assertThat(filled.range()).isEqualTo(query.range());
        assertThat(filled.text()).isEqualTo("up{s='qa'}");
    }
}
