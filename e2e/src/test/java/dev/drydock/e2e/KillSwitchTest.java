package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.stack.Api.Answer;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person stops actions on the shipped services, looks why nothing is healed, and allows them again. */
@ExtendWith(HarnessExtension.class)
class KillSwitchTest {
    private static final String PATH = "/api/remediation/v1/kill-switch";

    @Test
    void shouldHoldAndExplainWhatIsStoppedAndGoOnWhenItIsLifted(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "stopped", "guards: {budget: [3/1h]}");
        assertThat(stop(harness, "{\"project\": \"stopped\", \"reason\": \"out of nodes\"}")
                        .status())
                .isEqualTo(200);

        // When
        var flow = project.problem();
        var hold = project.awaitHold(flow, "kill-switch");
        var before = project.done(flow);
        var held = explained(harness, project, flow);
        var prospect = harness.api()
                .get("/api/remediation/v1/explanation?project=stopped&stage=production&service="
                        + project.shown(flow).path("service").asText())
                .body();
        var lifted = harness.api().delete(PATH + "?project=stopped");
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(hold.data().text("hold", "reason").orElseThrow()).contains("out of nodes");
        assertThat(before).isEmpty();
        assertThat(held.path("waitsFor").path("by").path("guard").asText()).isEqualTo("kill-switch");
        assertThat(prospect.path("remedies").path(0).path("words").asText())
                .contains("Scale up would be held", "out of nodes");
        assertThat(lifted.body().path("lifted").asBoolean()).isTrue();
        assertThat(project.done(flow)).containsExactly("scaling 1");
        assertThat(explained(harness, project, flow).findValuesAsText("kind"))
                .containsSubsequence("held", "released", "action", "closed");
        assertThat(changes(harness, "stopped")).containsExactly("on", "lifted");
    }

    @Test
    void shouldGoOnByItselfWhenItsTimeIsOver(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "paused", "guards: {budget: [3/1h]}");
        stop(harness, "{\"project\": \"paused\", \"action\": \"scaling\", \"reason\": \"short\", \"for\": \"10s\"}");

        // When
        var flow = project.problem();
        project.awaitHold(flow, "kill-switch");
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(project.done(flow)).containsExactly("scaling 1");
        await().atMost(Flow.SOON)
                .untilAsserted(() -> assertThat(changes(harness, "paused")).containsExactly("on", "expired"));
    }

    private static Answer stop(Harness harness, String body) {
        return harness.api().put(PATH, body);
    }

    private static JsonNode explained(Harness harness, GuardedProject project, Flow flow) {
        var id = project.shown(flow).path("id").asText();
        return harness.api()
                .get("/api/remediation/v1/problem/" + id + "/explanation")
                .body();
    }

    /** As the event store of the controller has them, the oldest first. */
    private static List<String> changes(Harness harness, String project) {
        var newestFirst = harness.api()
                .get("/api/mongodb-datastore/event?type=sh.keptn.event.kill-switch.changed&project=" + project)
                .body()
                .path("events")
                .findValuesAsText("state");
        return IntStream.range(0, newestFirst.size())
                .mapToObj(i -> newestFirst.get(newestFirst.size() - 1 - i))
                .toList();
    }
}
