package dev.drydock.shipyard.domain.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalTest {
    @ParameterizedTest(name = "{0}: {1} with {2}/{3} -> {4}")
    @CsvSource({
        "AP1, pass, automatic, automatic, PASS",
        "AP1, pass, automatic, manual, PASS",
        "AP2, pass, manual, automatic, ",
        "AP2, pass, , automatic, ",
        "AP3, warning, manual, automatic, PASS",
        "AP4, warning, automatic, manual, ",
        "AP4, warning, automatic, , ",
        "AP5, fail, automatic, automatic, FAIL",
        "AP5, fail, manual, manual, FAIL",
        "AP6, , automatic, automatic, ",
        "AP8, pass, Automatic, automatic, ",
        "AP9, sure, automatic, automatic, "
    })
    void shouldDecideAsTheShipyardSays(String row, String result, String pass, String warning, Result outcome) {
        // Given
        var data = Payload.EMPTY
                .with("result", result == null ? "" : result)
                .with("approval", Map.of("pass", pass == null ? "" : pass, "warning", warning == null ? "" : warning));

        // When
        var approval = Approval.of(data);

        // Then
        assertThat(approval.outcome().orElse(null)).isEqualTo(outcome);
        assertThat(approval.message()).isNotBlank();
    }

    @Test
    void shouldReadTheEvaluationWhenThereIsNoResult() {
        // Given
        var data = Payload.EMPTY
                .with("evaluation", Map.of("result", "pass"))
                .with("approval", Map.of("pass", "automatic"));

        // When
        var approval = Approval.of(data);

        // Then
        assertThat(approval.outcome()).contains(Result.PASS);
    }

    @Test
    void shouldAskAPersonWhenTheResultIsOddAlthoughTheEvaluationPassed() {
        // Given
        var data = Payload.EMPTY
                .with("result", "sure")
                .with("evaluation", Map.of("result", "pass"))
                .with("approval", Map.of("pass", "automatic"));

        // When
        var approval = Approval.of(data);

        // Then
        assertThat(approval.outcome()).isEmpty();
        assertThat(approval.message()).contains("'sure'");
    }
}
