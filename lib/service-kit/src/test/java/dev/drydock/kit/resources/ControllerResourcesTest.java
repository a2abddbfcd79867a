package dev.drydock.kit.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.testkit.ControllerStandIn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerResourcesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ONE = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
    private static final String OTHER = "ffffffffffffffffffffffffffffffffffffffff";
    private static final String MISSING = "{\"reason\":\"unknown-resource\"}";
    private static final String FOUND =
            "{\"resourceContent\":\"aGk=\",\"metadata\":{\"version\":\"v1\",\"branch\":\"qa\"}}";

    private final ControllerStandIn controller = ControllerStandIn.start();
    private final ControllerResources resources =
            new ControllerResources(new ControllerApi(controller.url(), "token"), new ObjectMapper());

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldAskOnceForWhatIsMissingAtACommit() {
        // Given
        controller.says(404, MISSING);

        // When
        read("slo.yaml", ONE);
        read("slo.yaml", ONE);

        // Then
        assertThat(controller.asked())
                .containsExactly(
                        "GET /api/resource-service/v1/project/shop/stage/qa/service/carts/resource/slo.yaml?gitCommitID="
                                + ONE + " token");
    }

    @Test
    void shouldAskForEachPlaceOfItsOwn() {
        // Given
        controller.says(404, MISSING);
        read("slo.yaml", ONE);

        // When
        controller.says(200, FOUND);

        // Then
        assertThat(read("slo.yaml", OTHER)).isPresent();
        assertThat(read("sli.yaml", ONE)).isPresent();
        var stage = ResourceLevel.stage("shop", "qa");
        assertThat(resources.read(stage, "slo.yaml", Optional.of(ONE)).await().atMost(SOON))
                .isPresent();
        assertThat(read("slo.yaml", ONE)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"main", "0a1b2c3"})
    void shouldAskAgainForWhatMayHaveComeMeanwhile(String commit) {
        // Given
        controller.says(404, MISSING);
        read("slo.yaml", commit);

        // When
        controller.says(200, FOUND);

        // Then
        assertThat(read("slo.yaml", commit)).map(Resource::commit).contains("v1");
    }

    @Test
    void shouldAskAgainWhenThePlaceOrTheCommitWasNotKnownOrTheAnswerWasNone() {
        // Given
        controller.says(404, "{\"reason\":\"unknown-commit\",\"detail\":\"not yet\"}");
        assertThatThrownBy(() -> read("slo.yaml", ONE)).isInstanceOf(UnknownPlace.class);
        controller.says(503, "");
        assertThatThrownBy(() -> read("slo.yaml", ONE)).hasMessageContaining("503");

        // When
        controller.says(200, FOUND);

        // Then
        assertThat(read("slo.yaml", ONE)).isPresent();
    }

    @Test
    void shouldNotKnowAPlaceWhoseNameIsNone() {
        // Given
        controller.says(400, "{\"reason\":\"invalid-path\",\"detail\":\"stage 'Q A' is refused\"}");

        // When
        var reading = assertThatThrownBy(() -> read("slo.yaml", ONE));

        // Then
        reading.isInstanceOf(UnknownPlace.class).hasMessage("stage 'Q A' is refused");
    }

    private Optional<Resource> read(String uri, String commit) {
        var level = ResourceLevel.service(new Scope("shop", "qa", "carts"));
        return resources.read(level, uri, Optional.ofNullable(commit)).await().atMost(SOON);
    }
}
