package dev.drydock.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.testkit.ControllerStandIn;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerTokensTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ControllerStandIn controller = ControllerStandIn.start();

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldLearnWhoseTokenItIs() {
        // Given
        controller.says(200, "{\"name\":\"ci\",\"scopes\":[\"read\",\"one-of-tomorrow\"],\"projects\":[\"fulltour\"]}");

        // When
        var caller = find();

        // Then
        assertThat(caller).contains(new Caller("ci", Set.of(TokenScope.READ), Optional.of(Set.of("fulltour"))));
        assertThat(controller.asked()).containsExactly("POST /api/v1/auth the-token");
    }

    @Test
    void shouldKnowNobodyWhenTheControllerDoesNot() {
        // Given
        controller.says(401, "{}");

        // Then
        assertThat(find()).isEmpty();
    }

    @Test
    void shouldNotTakeAFaultForAnAnswer() {
        // Given
        controller.says(503, "{}");

        // Then
        assertThatThrownBy(this::find).isInstanceOf(UncheckedIOException.class).hasMessageContaining("503");
    }

    @Test
    void shouldSayThatTheControllerIsAway() {
        // Given
        controller.close();

        // Then
        assertThatThrownBy(this::find).isInstanceOf(UncheckedIOException.class).hasMessageContaining("reached");
    }

    private Optional<Caller> find() {
        var api = new ControllerApi(controller.url(), "of-services");
        return new ControllerTokens(api, new ObjectMapper())
                .find("the-token")
                .await()
                .atMost(SOON);
    }
}
