package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.TokenApi.madeFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class TokenStreamTest {
    @Test
    void shouldTellOnlyOfTheProjectsOfTheToken() {
        // Given
        var mine = ProjectApi.createWithService("helloservice");
        var other = ProjectApi.createWithService("helloservice");
        var token = madeFor(mine, "read");
        try (var ofToken = EventStream.open("", "", token.text());
                var ofAll = EventStream.open("project=" + other, "")) {
            // When
            var hidden = report(other);
            await().atMost(SOON).untilAsserted(() -> assertThat(ofAll.ids()).contains(hidden));
            var shown = report(mine);

            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(ofToken.ids()).contains(shown));
            assertThat(ofToken.ids()).doesNotContain(hidden);
        }
    }

    @Test
    void shouldEndWhenTheTokenIsRevoked() {
        // Given
        var token = madeFor(ProjectApi.freshName(), "read");
        try (var stream = EventStream.open("", "", token.text())) {
            assertThat(stream.hasEnded()).isFalse();

            // When
            TokenApi.revoke(token);

            // Then
            await().atMost(SOON).until(stream::hasEnded);
        }
    }

    private static String report(String project) {
        var id = UUID.randomUUID().toString();
        ProjectApi.api()
                .body(Map.of(
                        "specversion", "1.0",
                        "id", id,
                        "type", "sh.keptn.event.qa.delivery.triggered",
                        "source", "a-test",
                        "data", Map.of("project", project, "stage", "qa", "service", "helloservice")))
                .post("/api/v1/event")
                .then()
                .statusCode(200);
        return id;
    }
}
