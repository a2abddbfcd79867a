package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is configured for an endpoint reaches it. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(SecuredMetrics.class)
class SecuredPrometheusTest {
    @Inject
    InMemoryResources resources;

    NatsServer nats;
    private Bus bus;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldShowTheCertificateOfItsTlsConfiguration() {
        assertThat(ask("certified").data().result()).contains(Result.PASS);
    }

    @Test
    void shouldSayThatTheServerIsNotTrustedWithoutTlsConfiguration() {
        assertThat(ask("distrusting").data().text("message").orElse(""))
                .contains("there is no trusted connection to https://127.0.0.1", "check the TLS configuration");
    }

    @Test
    void shouldShowUserAndPassword() {
        assertThat(ask("known").data().result()).contains(Result.PASS);
    }

    @Test
    void shouldSayThatTheCredentialsAreWrong() {
        assertThat(ask("mistaken").data().text("message").orElse(""))
                .contains("answered 401; check the credentials configured for it");
    }

    private KeptnEvent ask(String variant) {
        var project = "secured-" + variant;
        resources.put(ResourceLevel.project(project), "prometheus/sli.yaml", "indicators: { seven: \"7\" }\n");
        var request = Map.of(
                "sliProvider", "prometheus", "start", Events.START, "end", Events.END, "indicators", List.of("seven"));
        var triggered = bus.send(Events.of(
                "get-sli.triggered",
                Events.newContext(),
                Optional.empty(),
                in(project, "qa", "carts").with("get-sli", request)));
        return bus.awaitOne("get-sli.finished", Bus.answers(triggered.id()));
    }
}
