package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    private static final int FIRST_OF_NODE_PORTS = 30_000;

    @Test
    void shouldFindPortsThatTheSystemGivesToNobodyElse() {
        var found = IntStream.range(0, 50).map(i -> FreePort.find()).boxed().toList();

        assertThat(found).allMatch(port -> port > 1024 && port < FIRST_OF_NODE_PORTS);
    }

    @Test
    void shouldNotFindAPortTwice() {
        var found = IntStream.range(0, 500).map(i -> FreePort.find()).boxed().toList();

        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    void shouldPassOverAPortOnWhichSomebodyListens() throws IOException {
        var next = FreePort.find() + 1;

        try (var taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
            assertThat(FreePort.find()).isNotEqualTo(next);
        }
    }

    @Test
    void shouldBeginFarFromWhereProcessesThatStartedAboutThenBegin() {
        var starts = LongStream.range(4_000_000, 4_000_100)
                .mapToInt(FreePort::start)
                .sorted()
                .toArray();

        assertThat(starts[0]).isNotNegative();
        assertThat(starts[starts.length - 1]).isLessThan(FreePort.COUNT);
        assertThat(IntStream.range(1, starts.length).map(i -> starts[i] - starts[i - 1]))
                .allMatch(distance -> distance > 30);
    }
}
