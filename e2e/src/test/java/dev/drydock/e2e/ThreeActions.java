package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.events.KeptnEvent;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The story of a problem that two actions do not solve and the third one does, as it must go whatever happens meanwhile.
 *
 * @param problem what starts it, which may be sent again
 * @param deadBefore how many dead letters there were
 */
record ThreeActions(Flow flow, KeptnEvent problem, int deadBefore) {
    /** How long it may take. */
    static final Duration END = Duration.ofSeconds(100);

    private static final double SLOW = 900;
    private static final double FAST = 100;

    /** The project that the story needs. */
    static void makeProject(Harness harness, String name) {
        harness.project(name, UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStageWith("stories/three-actions.yaml"));
    }

    /** Prepares a problem; nothing is sent. */
    static ThreeActions of(Harness harness, String project) {
        var flow = new Flow(harness, project, Problems.freshContext());
        harness.sli().script(flow.context().value(), SLOW, SLOW, FAST);
        return new ThreeActions(
                flow,
                Problems.of(project, Problems.SLOW, flow.context()),
                harness.api().deadLetters().size());
    }

    /** Waits for the end, and looks closely whether each step was taken once. */
    void awaitTakenOnce() {
        var harness = flow.harness();
        var told = awaitEnd();
        assertThat(told.actionsGiven()).as("%s", told).containsExactly("featuretoggle", "scale", "restart");
        assertThat(told.results("evaluation.finished")).as("%s", told).containsExactly("fail", "fail", "pass");
        assertThat(told.results("production.remediation.finished"))
                .as("%s", told)
                .containsExactly("fail", "fail", "pass");
        assertThat(told.count("problem.resolved")).as("%s", told).isEqualTo(1);
        assertThat(told.count("problem.escalated")).as("%s", told).isZero();
        assertThat(harness.actions().calls(flow.context()))
                .extracting(call -> call.action())
                .containsExactly("featuretoggle", "restart");
        assertThat(harness.tools().calls("helm"))
                .filteredOn(call -> call.startsWith(flow.context().value()))
                .hasSize(1);
        assertThat(harness.tools().calls("locust"))
                .filteredOn(call -> call.startsWith(flow.context().value()))
                .hasSize(3);
        assertThat(flow.awaitOver().path("result").asText()).isEqualTo("pass");
        assertThat(harness.api().deadLetters()).hasSize(deadBefore);
        Fsck.awaitClean(harness.api());
    }

    private EventLog awaitEnd() {
        try {
            await().atMost(END)
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> stored().count("problem.resolved") > 0
                            && stored().count("production.remediation.finished") >= 3);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Expected the problem to be resolved, but: " + flow.sequence() + stored(), e);
        }
        return stored();
    }

    private EventLog stored() {
        return flow.harness().stored(flow.context());
    }
}
