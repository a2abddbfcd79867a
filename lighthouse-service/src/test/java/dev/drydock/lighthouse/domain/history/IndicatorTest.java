package dev.drydock.lighthouse.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drydock.evaluation.ObjectiveView;
import dev.drydock.lighthouse.domain.history.Indicator.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndicatorTest {
    @Test
    void shouldHaveARowForEachIndicatorAndACellForEachEvaluation() {
        // Given
        var columns = List.of(
                new Column(true, List.of(objective("rt", 30.0), objective("new", 1.0))),
                new Column(true, List.of(objective("rt", null), objective("old", 2.0))),
                new Column(true, List.of(objective("rt", 10.0))));

        // When
        var rows = Indicator.of(columns);

        // Then
        assertThat(rows).extracting(Indicator::sli).containsExactly("rt", "new", "old");
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(3));
        assertThat(rows.get(0).trend()).isEqualTo(10.0);
        assertThat(rows.get(1).cells().get(1)).isNull();
        assertThat(rows.get(1).trend()).isNull();
        assertThat(rows.get(2).baseline()).isNull();
    }

    @Test
    void shouldTakeTheTrendOnlyFromWhatCounts() {
        // Given
        var columns = List.of(
                new Column(true, List.of(objective("rt", 14.0))),
                new Column(false, List.of(objective("rt", 9000.0))),
                new Column(true, List.of(objective("rt", 10.0))),
                new Column(true, List.of(objective("rt", 8.0))));

        // When
        var trend = Indicator.of(columns).get(0).trend();

        // Then
        assertThat(trend).isCloseTo(2.0, within(1e-9));
    }

    private static ObjectiveView objective(String sli, Double value) {
        return new ObjectiveView(sli, sli, value, 5.0, "pass", List.of(), List.of(), false, 1, 1, 0, "fine.");
    }
}
