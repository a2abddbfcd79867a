package dev.drydock.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void shouldPrintMediansAndRatiosWhenEnginesRanSeveralRounds() {
        // Given
        var results = new Results();
        for (var perSecond : new double[] {90, 100, 500}) {
            results.add("Ours", Map.of(Metric.THROUGHPUT, perSecond, Metric.P50, 10.0));
        }
        results.add("Theirs", Map.of(Metric.THROUGHPUT, 50.0, Metric.P50, 25.0));

        // When
        var table = results.table().toString();

        // Then
        assertThat(table.lines())
                .anyMatch(line -> line.matches("\\| sequences per second, many .*\\| +100 \\| +50 \\| +2\\.0 \\|"))
                .anyMatch(line -> line.matches("\\| one in flight: .*\\| +10\\.0 \\| +25\\.0 \\| +2\\.5 \\|"));
    }

    @Test
    void shouldLeaveOutAMetricWhenNobodyHasIt() {
        // Given
        var results = new Results();
        results.add("Ours", Map.of(Metric.THROUGHPUT, 1.0, Metric.COMMITS, Double.NaN));

        // Then
        assertThat(results.table().toString()).doesNotContain("commits");
    }
}
