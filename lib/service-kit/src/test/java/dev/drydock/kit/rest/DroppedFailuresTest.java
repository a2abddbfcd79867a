package dev.drydock.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DroppedFailuresTest {
    private final Logger logger = Logger.getLogger(DroppedFailures.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        new DroppedFailures().listen(null);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        Infrastructure.resetDroppedExceptionHandler();
    }

    @Test
    void shouldTakeOneQuietLineWhenTheClientHasGone() {
        // Given
        var answer = Uni.createFrom().failure(new Refusal(404, "unknown-file", "There is no file 'job/config.yaml'"));

        // When
        answer.subscribe().with(nobodyHandlesTheFailure -> {});

        // Then
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.INFO);
            assertThat(entry.getThrown()).isNull();
        });
    }
}
