package dev.drydock.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void shouldTakeTheNearestRankWhenAskedForAPercentile() {
        // Given
        var hundred = Distribution.ofNanos(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

        // Then
        assertThat(hundred.millis(50)).isEqualTo(50);
        assertThat(hundred.millis(99)).isEqualTo(99);
        assertThat(hundred.millis(100)).isEqualTo(100);
    }

    @Test
    void shouldAnswerWithTheOnlyOneWhenThereIsOne() {
        assertThat(Distribution.ofNanos(2_500_000).millis(99)).isEqualTo(2.5);
    }

    @Test
    void shouldNotInventANumberWhenThereIsNothing() {
        assertThat(Distribution.ofNanos().millis(50)).isNaN();
    }
}
