package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people, executors and time do, some things always hold. A failure names the seed that repeats it. */
class RandomVoyageTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldKeepItsPromisesWhateverHappens(long seed) {
        assertThatCode(() -> new Voyage(seed).sail()).doesNotThrowAnyException();
    }
}
