package dev.drydock.remediation.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.testkit.ControllerStandIn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerStagesTest {
    private static final Scope HELLO = new Scope("p", "production", "hello");
    private static final KeptnContext OURS = new KeptnContext("ours");
    private static final Instant SINCE = Instant.parse("2026-01-01T09:00:00Z");
    private static final String PAGE = """
            {"totalCount": 7, "sequenceExecutions": [
              {"kind": "%s", "sequence": {"name": "delivery"}, "scope": {"keptnContext": "%s"},
               "triggeredAt": "2026-01-01T10:00:00Z"}]}""";

    private final ControllerStandIn controller = ControllerStandIn.start();

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldTellOfADeliveryAndOfTheStagesServices() {
        // Given
        controller.says(200, PAGE.formatted("delivery", "theirs"));

        // When
        var view = view();

        // Then
        assertThat(view.services()).isEqualTo(7);
        assertThat(view.delivery()).contains("sequence 'delivery' (flow theirs)");
        assertThat(view.blind()).isEmpty();
        assertThat(controller.asked())
                .contains(
                        "GET /api/controlPlane/v1/sequence-execution?project=p&stage=production&service=hello&status=started&pageSize=100 token");
    }

    @Test
    void shouldTellWhatWasDeliveredSince() {
        // Given
        controller.says(200, PAGE.formatted("delivery", "theirs"));

        // When
        var deliveries = deliveries();

        // Then
        assertThat(deliveries)
                .isEqualTo(Deliveries.since(
                        SINCE,
                        List.of(new Deliveries.Delivery(
                                "sequence 'delivery' (flow theirs)", Instant.parse("2026-01-01T10:00:00Z")))));
        assertThat(controller.asked())
                .containsExactly(
                        "GET /api/controlPlane/v1/sequence-execution?project=p&stage=production&service=hello&activeSince=2026-01-01T09%3A00%3A00Z&pageSize=1000 token");
    }

    @ParameterizedTest
    @CsvSource({"remediation, theirs", "evaluation, theirs", "delivery, ours"})
    void shouldTakeNothingElseForADeliveryOfOthers(String kind, String context) {
        // Given
        controller.says(200, PAGE.formatted(kind, context));

        // When
        var view = view();
        var deliveries = deliveries();

        // Then
        assertThat(view.delivery()).isEmpty();
        assertThat(deliveries.newestFirst()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "404, '{}'", "200, nonsense"})
    void shouldSayThatNothingIsKnownWhenTheAnswerIsNone(int code, String text) {
        // Given
        controller.says(code, text);

        // When
        var view = view();
        var deliveries = deliveries();

        // Then
        assertThat(view.blind()).isPresent();
        assertThat(deliveries.blind()).isPresent();
    }

    private StageView view() {
        return stages().view(HELLO, OURS).await().indefinitely();
    }

    private Deliveries deliveries() {
        return stages().deliveries(HELLO, OURS, SINCE).await().indefinitely();
    }

    private ControllerStages stages() {
        return new ControllerStages(new ControllerApi(controller.url(), "token"), new ObjectMapper());
    }
}
