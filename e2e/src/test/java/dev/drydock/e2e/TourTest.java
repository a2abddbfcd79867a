package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The self-healing tour with its own files, byte for byte. */
@ExtendWith(HarnessExtension.class)
class TourTest {
    private static final double FAST = 100;
    private static final double RATHER_SLOW = 380;

    @Test
    void shouldScaleOnceAndResolveWhenTheToursProblemIsSent(Harness harness) {
        // Given
        harness.project("fulltour", UserFiles.text("tour/shipyard.yaml"))
                .push("main", Map.of("shipyard.yaml", UserFiles.bytes("tour/shipyard.yaml")))
                .push("production", UserFiles.ofStageWith("tour/remediation.yaml"));
        harness.sli().script("fulltour", RATHER_SLOW);

        // When
        var context = harness.api().send(UserFiles.bytes("tour/remediation_trigger.json"));
        var flow = new Flow(harness, "fulltour", context);
        flow.awaitEvent("problem.resolved");
        var over = flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(harness.tools().calls("helm"))
                .filteredOn(call -> call.contains("fulltour"))
                .singleElement()
                .asString()
                .matches(
                        "none upgrade -n fulltour-production helloservice /.*/charts/helloservice.tgz --set replicaCount=2");
        assertThat(told.results("evaluation.finished")).containsExactly("warning");
        assertThat(told.results("production.remediation.finished")).containsExactly("warning");
        assertThat(told.count("problem.resolved")).isEqualTo(1);
        assertThat(told.count("problem.escalated")).isZero();
        assertThat(over.path("result").asText()).isEqualTo("warning");
    }

    @Test
    void shouldGiveTheValuesOfTheOlderFileToThirdPartiesWhenTheirProblemIsSent(Harness harness) {
        // Given
        harness.project("carts", UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStageWith("tour/remediation-micro-operations.yaml"));
        harness.sli().script("carts", FAST);

        // When
        var slow = new Flow(harness, "carts", harness.api().send(Problems.of("carts", "Response time degradation")));
        slow.awaitEvent("problem.resolved");
        var failing = new Flow(harness, "carts", harness.api().send(Problems.of("carts", "Failure rate increase")));
        failing.awaitEvent("problem.resolved");

        // Then
        assertThat(harness.actions().calls(slow.context())).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("scaling");
            assertThat(call.value()).isEqualTo(Map.of("increment", 1));
        });
        assertThat(harness.actions().calls(failing.context())).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("featuretoggle");
            assertThat(call.value()).isEqualTo(Map.of("PromotionCampaign", false));
        });
        assertThat(failing.awaitOver().path("result").asText()).isEqualTo("pass");
        assertThat(failing.awaitQuiet().count("problem.resolved")).isEqualTo(1);
    }

    @Test
    void shouldDeliverThroughBothStagesWhenQaPasses(Harness harness) {
        // Given
        harness.project("delivery", UserFiles.text("tour/shipyard.yaml"))
                .push("qa", UserFiles.ofStage())
                .push("production", UserFiles.ofStage());
        harness.sli().script("delivery", FAST);

        // When
        var flow = new Flow(harness, "delivery", harness.api().send(Deliveries.toQa("delivery", "hello:0.2.0")));
        flow.awaitEvent("production.delivery.finished");
        var over = flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.results("qa.delivery.finished")).containsExactly("pass");
        assertThat(told.results("production.delivery.finished")).containsExactly("pass");
        assertThat(told.results("approval.finished")).containsExactly("pass");
        assertThat(over.path("stages"))
                .extracting(stage -> stage.path("name").asText())
                .containsExactly("qa", "production");
        await().untilAsserted(() -> assertThat(harness.tools().calls("helm"))
                .filteredOn(call -> call.contains("delivery-"))
                .satisfiesExactly(
                        qa -> assertThat(qa).contains("-n delivery-qa", "image=hello:0.2.0"),
                        production -> assertThat(production).contains("-n delivery-production", "image=hello:0.2.0")));
    }
}
