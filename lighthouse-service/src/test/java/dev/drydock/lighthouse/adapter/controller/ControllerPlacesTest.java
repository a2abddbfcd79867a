package dev.drydock.lighthouse.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.testkit.ControllerStandIn;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllerPlacesTest {
    private final ControllerStandIn controller = ControllerStandIn.start();

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldReadTheServicesOfEveryStage() {
        // Given
        controller.says(200, """
                {"projectName":"shop","stages":[
                  {"stageName":"qa","services":[{"serviceName":"carts"},{"serviceName":"orders"}]},
                  {"stageName":"prod","services":[{"serviceName":"carts"}]},
                  {"stageName":"empty","services":[]}]}""");

        // When
        var places = places();

        // Then
        assertThat(places)
                .containsExactly(
                        new Scope("shop", "qa", "carts"),
                        new Scope("shop", "qa", "orders"),
                        new Scope("shop", "prod", "carts"));
    }

    @Test
    void shouldTellAMissingProjectFromATrouble() {
        // Given
        controller.says(404, "{}");

        // When, Then
        assertThatThrownBy(this::places).isInstanceOf(UnknownPlace.class).hasMessage("There is no project 'shop'.");
        controller.says(503, "{}");
        assertThatThrownBy(this::places)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("answered 503");
        controller.says(200, "nonsense");
        assertThatThrownBy(this::places).isInstanceOf(UncheckedIOException.class);
    }

    private List<Scope> places() {
        var url = controller.url();
        return new ControllerPlaces(new ControllerApi(url, "token"), new ObjectMapper())
                .of("shop")
                .await()
                .indefinitely();
    }
}
