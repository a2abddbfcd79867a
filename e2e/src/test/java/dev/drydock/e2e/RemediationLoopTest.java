package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three actions are listed; how the evaluations end decides how many of them run. */
@ExtendWith(HarnessExtension.class)
class RemediationLoopTest {
    private static final double SLOW = 900;
    private static final double RATHER_SLOW = 380;
    private static final double FAST = 100;

    @Test
    void shouldRunEachActionOnceInOrderAndResolveWhenTheThirdHelps(Harness harness) {
        // Given
        projectWithThreeActions(harness, "third-helps", SLOW, SLOW, FAST);

        // When
        var flow = sendProblem(harness, "third-helps");
        flow.awaitEvent("problem.resolved");
        var over = flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.actionsGiven()).containsExactly("featuretoggle", "scale", "restart");
        assertThat(told.results("evaluation.finished")).containsExactly("fail", "fail", "pass");
        assertThat(told.count("problem.resolved")).isEqualTo(1);
        assertThat(told.count("problem.escalated")).isZero();
        assertThat(attempts(told.of("problem.resolved")
                        .get(0)
                        .data()
                        .list("attempts")
                        .orElseThrow()))
                .containsExactly("featuretoggle fail", "scale fail", "restart pass");
        assertThat(actionsOfProviders(flow)).containsExactly("featuretoggle", "restart");
        assertThat(scalings(flow)).hasSize(1);
        assertThat(over.path("result").asText()).isEqualTo("pass");
    }

    @Test
    void shouldRunAllActionsAndEscalateOnceWhenNothingHelps(Harness harness) {
        // Given
        projectWithThreeActions(harness, "nothing-helps", SLOW);

        // When
        var flow = sendProblem(harness, "nothing-helps");
        flow.awaitEvent("problem.escalated");
        var over = flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.actionsGiven()).containsExactly("featuretoggle", "scale", "restart");
        assertThat(told.count("problem.escalated")).isEqualTo(1);
        assertThat(told.count("problem.resolved")).isZero();
        assertThat(told.count("production.remediation.triggered")).isEqualTo(4);
        assertThat(told.results("production.remediation.finished")).containsExactly("fail", "fail", "fail", "fail");
        assertThat(actionsOfProviders(flow)).containsExactly("featuretoggle", "restart");
        assertThat(scalings(flow)).hasSize(1);
        assertThat(over.path("result").asText()).isEqualTo("fail");
    }

    @Test
    void shouldResolveWhenTheEvaluationWarns(Harness harness) {
        // Given
        projectWithThreeActions(harness, "warning", SLOW, RATHER_SLOW);

        // When
        var flow = sendProblem(harness, "warning");
        flow.awaitEvent("problem.resolved");
        var over = flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.actionsGiven()).containsExactly("featuretoggle", "scale");
        assertThat(told.results("evaluation.finished")).containsExactly("fail", "warning");
        assertThat(told.count("problem.resolved")).isEqualTo(1);
        assertThat(over.path("result").asText()).isEqualTo("warning");
    }

    @Test
    void shouldTakeNoFurtherActionWhenTheAlertResolvesMeanwhile(Harness harness) {
        // Given
        projectWithThreeActions(harness, "heals-itself", SLOW);
        var alert = new Alert("heals-itself", "f1e2d3c4b5a69788");
        harness.actions().during("heals-itself", () -> harness.api().post(Alert.PATH, alert.resolved()));

        // When
        var flow =
                new Flow(harness, "heals-itself", alert.contextOf(harness.api().post(Alert.PATH, alert.firing())));
        flow.awaitEvent("problem.resolved");
        flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.actionsGiven()).containsExactly("featuretoggle");
        assertThat(resolution(told)).containsExactly("resolved-by-itself");
        assertThat(told.count("problem.escalated")).isZero();
    }

    private static void projectWithThreeActions(Harness harness, String project, Double... values) {
        harness.project(project, UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStageWith("stories/three-actions.yaml"));
        harness.sli().script(project, values);
    }

    private static Flow sendProblem(Harness harness, String project) {
        return new Flow(harness, project, harness.api().send(Problems.of(project, Problems.SLOW)));
    }

    private static List<String> attempts(List<?> attempts) {
        return attempts.stream()
                .map(attempt -> (java.util.Map<?, ?>) attempt)
                .map(attempt -> attempt.get("action") + " " + attempt.get("result"))
                .toList();
    }

    private static List<String> actionsOfProviders(Flow flow) {
        return flow.harness().actions().calls(flow.context()).stream()
                .map(call -> call.action())
                .toList();
    }

    private static List<String> scalings(Flow flow) {
        return flow.harness().tools().calls("helm").stream()
                .filter(call -> call.startsWith(flow.context().value()))
                .toList();
    }

    private static List<String> resolution(EventLog told) {
        return told.of("problem.resolved").stream()
                .map(event -> event.data().text("resolution").orElseThrow())
                .toList();
    }
}
