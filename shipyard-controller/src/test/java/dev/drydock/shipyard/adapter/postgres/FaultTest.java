package dev.drydock.shipyard.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes is waited out; what does not makes a dead letter, and must not come again for ever. */
class FaultTest {
    private final PostgresSequenceStore store = new PostgresSequenceStore(null, null);

    static Stream<Throwable> passing() {
        return Stream.of(
                ClosedConnectionException.INSTANCE,
                new TimeoutException(),
                new UncheckedIOException(new IOException("away")),
                sql("40P01"),
                sql("57P01"),
                sql("53300"));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                sql("22021"),
                sql("54000"),
                new IllegalStateException(),
                new NoSuchElementException(),
                new ArithmeticException(),
                new DateTimeException("exceeds maximum instant"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldWaitOutWhatComesFromOutside(Throwable failure) {
        assertThat(store.isFault(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void shouldNotWaitForWhatIsWrongWithTheEventItself(Throwable failure) {
        assertThat(store.isFault(failure)).isFalse();
    }

    private static PgException sql(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
