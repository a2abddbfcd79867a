package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ManyEvaluationsTest.Patient.class)
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
@QuarkusTestResource(CountingProxy.class)
class ManyEvaluationsTest {
    private static final int EVALUATIONS = 200;
    private static final int INDICATORS = 30;
    private static final int AT_ONCE = 5;

    /** With the deadlines of an installation, not of a test. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "drydock.lighthouse.sli-deadline",
                    "5M",
                    "drydock.lighthouse.prometheus.concurrency",
                    String.valueOf(AT_ONCE));
        }
    }

    @Inject
    InMemoryResources resources;

    NatsServer nats;
    CountingProxy.Counts counts;
    private Bus bus;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    /** Each evaluation measures numbers of its own, and only every third one passes. */
    @Test
    void shouldKeepManyEvaluationsApartAndSparePrometheus() {
        // Given
        var triggered = IntStream.range(0, EVALUATIONS).mapToObj(this::prepared).toList();

        // When
        triggered.forEach(bus::send);

        // Then
        await().atMost(Duration.ofMinutes(4)).until(() -> finished().size() >= EVALUATIONS);
        var byTriggered = finished().stream()
                .collect(Collectors.toMap(event -> event.triggeredId().orElseThrow(), event -> event, (a, b) -> a));
        for (var number = 0; number < EVALUATIONS; number++) {
            var event = byTriggered.get(triggered.get(number).id());
            assertThat(event.data().result())
                    .as("evaluation %d: %s", number, event.data().text("message"))
                    .contains(number % 3 == 0 ? Result.PASS : Result.FAIL);
            assertThat(values(event)).isEqualTo(expected(number));
        }
        assertThat(counts.queries()).isGreaterThanOrEqualTo(EVALUATIONS * INDICATORS);
        assertThat(counts.mostAtOnce()).isBetween(2, AT_ONCE);
    }

    private List<KeptnEvent> finished() {
        return bus.matching(
                "evaluation.finished", event -> event.data().text("project").equals(Optional.of("crowd")));
    }

    private KeptnEvent prepared(int number) {
        var scope = new Scope("crowd", "qa", "service-" + number);
        var sli = new StringBuilder("indicators:\n");
        var slo = new StringBuilder("objectives:\n");
        for (var indicator = 0; indicator < INDICATORS; indicator++) {
            sli.append("  i%d: \"vector(%s)\"\n".formatted(indicator, value(number, indicator)));
            slo.append("- sli: i%d\n  pass: [ { criteria: [ \"<%s\" ] } ]\n"
                    .formatted(indicator, value(number, indicator) + (number % 3 == 0 ? 1 : 0)));
        }
        resources.put(ResourceLevel.service(scope), "prometheus/sli.yaml", sli.toString());
        resources.put(ResourceLevel.service(scope), "slo.yaml", slo + "total_score: { pass: 100 }\n");
        return Events.evaluationTriggered(Events.inWindow(in("crowd", "qa", scope.service())));
    }

    private static double value(int number, int indicator) {
        return number * 100.0 + indicator;
    }

    private static List<Double> expected(int number) {
        return IntStream.range(0, INDICATORS)
                .mapToObj(indicator -> value(number, indicator))
                .toList();
    }

    private static List<Double> values(KeptnEvent finished) {
        return finished.data().list("evaluation", "indicatorResults").orElseThrow().stream()
                .map(result -> (Map<?, ?>) ((Map<?, ?>) result).get("value"))
                .map(value -> ((Number) value.get("value")).doubleValue())
                .toList();
    }
}
