package dev.drydock.remediation.domain.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionRequestTest {
    static List<Map<String, Object>> undecodable() {
        return List.of(
                Map.of("get-action", "text"),
                Map.of("get-action", List.of()),
                Map.of("get-action", Map.of("actionIndex", "1")),
                Map.of("get-action", Map.of("actionIndex", -1)),
                Map.of("get-action", Map.of("actionIndex", 1.5)),
                Map.of("get-action", Map.of("actionIndex", 99999999999L)),
                Map.of("problem", "text"));
    }

    @ParameterizedTest
    @MethodSource("undecodable")
    void shouldSayWhatCannotBeDecodedWhenThePayloadHasAnotherForm(Map<String, Object> data) {
        // When
        var request = ActionRequest.of(new Payload(data));

        // Then
        assertThat(request)
                .isInstanceOfSatisfying(
                        ActionRequest.Undecodable.class,
                        undecodable -> assertThat(undecodable.message())
                                .startsWith("cannot decode data.")
                                .contains(data.keySet()));
    }

    @Test
    void shouldReadTheProblemInAnyCaseAndTheNestedIndex() {
        // When
        var request = ActionRequest.of(new Payload(
                Map.of("problem", Map.of("ProblemTitle", "slow"), "get-action", Map.of("actionIndex", 2.0))));

        // Then
        assertThat(request).isInstanceOfSatisfying(ActionRequest.ForProblem.class, asked -> {
            assertThat(asked.problem().title()).contains("slow");
            assertThat(asked.index()).isEqualTo(2);
        });
    }

    @Test
    void shouldStartAtZeroWhenNoIndexIsThere() {
        // When
        var request = ActionRequest.of(Payload.EMPTY);

        // Then
        assertThat(request).isEqualTo(new ActionRequest.ForProblem(ActionRequest.NAMELESS, 0));
    }
}
