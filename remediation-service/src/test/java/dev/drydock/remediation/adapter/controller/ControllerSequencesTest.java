package dev.drydock.remediation.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.testkit.ControllerStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerSequencesTest {
    private final ControllerStandIn controller = ControllerStandIn.start();

    @AfterEach
    void stop() {
        controller.close();
    }

    @ParameterizedTest
    @CsvSource({
        "started, ACTIVE",
        "triggered, ACTIVE",
        "waiting, ACTIVE",
        "paused, ACTIVE",
        "waitingForApproval, ACTIVE",
        "finished, OVER",
        "timedOut, OVER",
        "aborted, ABORTED"
    })
    void shouldReadTheStateOfTheFlow(String state, EngineView view) {
        // Given
        controller.says(
                200, "{\"states\":[{\"name\":\"remediation\",\"state\":\"%s\"}],\"totalCount\":1}".formatted(state));

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(view);
        assertThat(controller.asked()).containsExactly("GET /api/controlPlane/v1/sequence/p?keptnContext=ctx token");
    }

    @ParameterizedTest
    @CsvSource({"200, '{\"states\":[]}', UNHEARD_OF", "404, '{}', OVER", "503, '', UNKNOWN", "200, nonsense, UNKNOWN"})
    void shouldHaveAViewOfWhatIsUnknownAndNoneWhenTheAnswerIsNone(int code, String text, EngineView view) {
        // Given
        controller.says(code, text);

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(view);
    }

    @Test
    void shouldHaveNoViewWhenTheControllerIsAway() {
        // Given
        controller.close();

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(EngineView.UNKNOWN);
    }

    private EngineView view() {
        var url = controller.url();
        return new ControllerSequences(new ControllerApi(url, "token"), new ObjectMapper())
                .view("p", new KeptnContext("ctx"))
                .await()
                .indefinitely();
    }
}
