package dev.drydock.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorAnswersTest {
    private final ErrorAnswers answers = new ErrorAnswers();

    static Stream<Exception> absences() {
        return Stream.of(
                ClosedConnectionException.INSTANCE,
                new ConnectException("Connection refused"),
                new PgException("terminating connection due to administrator command", "FATAL", "57P01", null),
                new CompletionException(
                        new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")),
                new SQLException("the connection is gone", "08006"));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void shouldSayThatTheDatabaseIsAwayWhenThatIsWhatFailed(Exception failure) {
        assertAnswer(failure, 503, "database-away");
        assertAnswer(new CompletionException(failure), 503, "database-away");
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("no such thing"),
                new UncheckedIOException(
                        new IOException("another service", new ConnectException("Connection refused"))),
                new SQLException("a mistake of ours", "42601"),
                new PgException("duplicate key", "ERROR", "23505", null));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldTellNothingOfWhatWentWrongInside(Exception failure) {
        assertAnswer(failure, 500, "fault");
    }

    private void assertAnswer(Exception failure, int status, String reason) {
        try (var answer = answers.fault(failure)) {
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getEntity()).isInstanceOfSatisfying(ProblemDetails.class, problem -> {
                assertThat(problem.reason()).isEqualTo(reason);
                assertThat(problem.toString()).doesNotContain(failure.getMessage());
            });
        }
    }
}
