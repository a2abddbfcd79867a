package dev.drydock.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxHealthTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | 0   | UP   | no event waits to be published
            true  | 60  | UP   | an event waits to be published for 60 s
            true  | 61  | DOWN | an event waits to be published for 61 s, though NATS is there: what does it refuse?
            false | 0   | UP   | no event waits to be published
            false | 900 | UP   | an event waits to be published for 900 s, as NATS is away
            true  | NaN | UP   | not known, as PostgreSQL does not answer
            """)
    void shouldBeDownOnlyWhenEventsWaitThoughNatsIsThere(
            boolean isConnected, double oldest, Status status, String said) {
        // When
        var told = OutboxHealth.told(isConnected, Map.of("lighthouse-service", oldest, "job-executor", 0.0));

        // Then
        assertThat(told.getStatus()).isEqualTo(status);
        assertThat(told.getData().orElseThrow().get("lighthouse-service").toString())
                .startsWith(said);
        assertThat(told.getData().orElseThrow()).containsEntry("job-executor", "no event waits to be published");
    }
}
