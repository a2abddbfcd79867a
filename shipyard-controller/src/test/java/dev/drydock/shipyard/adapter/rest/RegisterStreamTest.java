package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class RegisterStreamTest {
    NatsServer nats;

    @Test
    void shouldTellWhichRegisterHasChanged() {
        try (var stream = EventStream.open("registers=true", "");
                var others = EventStream.open("", "")) {
            ProjectApi.createWithService("helloservice");
            awaitChange(stream, "projects");

            var id = UniformRestTest.register(freshName(), "sh.keptn.event.deployment.triggered");
            awaitChange(stream, "integrations");

            stream.forgetChanges();
            api().body(Map.of("event", "sh.keptn.event.deployment.triggered"))
                    .post(UniformRestTest.UNIFORM + "/" + id + "/subscription")
                    .then()
                    .statusCode(201);
            awaitChange(stream, "integrations");

            try (var client = NatsClient.connect(nats.url())) {
                client.publish(
                        "sh.keptn.event.register-task.finished",
                        ("{ " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
            }
            awaitChange(stream, "dead-letters");
            assertThat(others.changes()).isEmpty();
        }
    }

    private static void awaitChange(EventStream stream, String register) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stream.changes()).contains(register));
    }
}
