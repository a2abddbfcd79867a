package dev.drydock.shipyard.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String TYPE = "sh.keptn.event.deployment.triggered";
    private static final Payload QA = Payload.of(new Scope("fulltour", "qa", "helloservice"));

    @Test
    void shouldNameLiveListenersOnly() {
        // Given
        var audience = new Audience(
                List.of(
                        integration("helm-service", TYPE, NOW.minusSeconds(60)),
                        integration("gone-service", TYPE, NOW.minusSeconds(61)),
                        integration("test-service", "sh.keptn.event.test.triggered", NOW)),
                List.of(
                        consumer("deployer", TYPE, true),
                        consumer("dead-deployer", TYPE, false),
                        consumer("lighthouse", "sh.keptn.event.evaluation.triggered", true)));

        // When
        var listeners = audience.of(TYPE, QA, NOW);

        // Then
        assertThat(listeners).extracting(Listener::name).containsExactly("helm-service", "deployer");
        assertThat(listeners).noneMatch(Listener::isForAnyTask);
    }

    @Test
    void shouldTellWhenSomebodyHearsOfAnyTask() {
        // Given
        var audience = new Audience(List.of(), List.of(consumer("job-executor", "sh.keptn.event.*.triggered", true)));

        // When
        var listeners = audience.of(TYPE, QA, NOW);

        // Then
        assertThat(listeners).singleElement().matches(Listener::isForAnyTask);
    }

    @Test
    void shouldNotCountThoseWhoOnlyLookOn() {
        // Given
        var audience = new Audience(
                List.of(integration("archive", "sh.keptn.>", NOW)),
                List.of(consumer("shipyard-controller", "sh.keptn.>", true)));

        // When
        var listeners = audience.of(TYPE, QA, NOW);

        // Then
        assertThat(listeners).isEmpty();
    }

    @Test
    void shouldHaveTheIdThatKeptnsClientsExpect() {
        assertThat(IntegrationId.of("helm-service", "keptn", "node-1"))
                .hasToString("4a986e6ceedb358e0e34d062de1dea5ffc053b44");
    }

    private static Integration integration(String name, String event, Instant lastSeen) {
        return new Integration(
                IntegrationId.of(name, "keptn", "node"),
                name,
                new Integration.Metadata("node", "", "", "", "keptn", "", ""),
                List.of(new Subscription("s", new SubjectPattern(event), Subscription.Filter.NONE)),
                lastSeen);
    }

    private static StreamConsumer consumer(String name, String subject, boolean isLive) {
        return new StreamConsumer(name, new SubjectPattern(subject), isLive);
    }
}
