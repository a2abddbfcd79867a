package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.KeptnEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each guard, on the services as they are shipped: what it lets through, what it holds, and what people are told. */
@ExtendWith(HarnessExtension.class)
class GuardsTest {
    @Test
    void shouldSkipAnActionWhoseBudgetIsSpent(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "budget", "guards: {budget: [1/1h]}");
        var first = project.problem();
        first.awaitEvent("problem.resolved");

        // When
        var second = project.problem();
        second.awaitEvent("problem.resolved");

        // Then
        assertThat(project.done(first)).containsExactly("scaling 1");
        assertThat(second.seen().actionsGiven()).containsExactly("restart");
        assertThat(timeline(project, second))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Scale up skipped: ")
                        .contains("helloservice/remediation.yaml:12:"));
    }

    @Test
    void shouldWaitUntilTheActionHasCooledDown(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "cooldown", "guards: {coolDown: 10s}");
        var first = project.problem();
        first.awaitEvent("problem.resolved");

        // When
        var second = project.problem();
        project.awaitHold(second, "cool-down");
        second.awaitEvent("problem.resolved");

        // Then
        assertThat(project.done(second)).containsExactly("scaling 1");
        assertThat(Duration.between(givenAt(first), givenAt(second))).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldRemediateNoMoreServicesAtOnceThanTheStormBrakeSays(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "brake", "guards: {waitForDelivery: false}")
                .withGuards("""
                        apiVersion: drydock.dev/v1
                        kind: Guards
                        spec:
                          guards: {stormBrake: {services: 1}}
                        """);
        project.files().addService("other");
        project.withService("other", "guards: {risk: low}");
        harness.sli().script("brake", GuardedProject.SLOW, GuardedProject.SLOW);
        var calm = new CountDownLatch(1);
        harness.actions().during("brake", () -> awaiting(calm));
        var first = project.problem();
        first.awaitEvent("get-action.finished");

        // When
        var second = project.problem("other");
        var hold = holdThenCalm(project, second, calm);
        first.awaitEvent("problem.resolved");
        second.awaitEvent("problem.resolved");

        // Then
        assertThat(hold.data().text("hold", "reason").orElseThrow()).contains("guards.yaml:4:");
        assertThat(second.seen().of("get-action.finished").get(0).time())
                .isAfter(first.seen().of("problem.resolved").get(0).time());
    }

    @Test
    void shouldDoNothingWhileAFreezeLasts(Harness harness) {
        // Given
        var end = Instant.now().plusSeconds(12).truncatedTo(ChronoUnit.SECONDS);
        var project = GuardedProject.of(
                harness,
                "freeze",
                "guards: {freezes: [{name: launch, from: 2026-01-01T00:00:00Z, to: %s}]}".formatted(end));

        // When
        var flow = project.problem();
        var hold = project.awaitHold(flow, "freeze");
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(hold.data().text("hold", "reason").orElseThrow()).contains("launch");
        assertThat(givenAt(flow)).isAfterOrEqualTo(end);
    }

    @Test
    void shouldAskOnePersonThenStandBackForADeliveryThenAct(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "medium", "guards: {risk: medium}");
        var flow = project.problem();
        flow.awaitEvent("problem.approval-requested");
        var delivery = project.delivery();
        delivery.awaitEvent("by-hand.triggered");

        // When
        var approved = project.approve(flow, harness.api(), "approved");
        var hold = project.awaitHold(flow, "delivery");
        var before = project.done(flow);
        delivery.abort();
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(hold.data().text("hold", "reason").orElseThrow()).contains("delivery");
        assertThat(before).isEmpty();
        assertThat(project.done(flow)).containsExactly("scaling 1");
    }

    @Test
    void shouldAskTwoDifferentPeopleBeforeAHighRisk(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "high", "guards: {risk: high}");
        var flow = project.problem();
        flow.awaitEvent("problem.approval-requested");
        var ann = harness.apiOf("ann-of-high");
        var bob = harness.apiOf("bob-of-high");

        // When
        var first = project.approve(flow, ann, "approved");
        var again = project.approve(flow, ann, "approved");
        var before = project.done(flow);
        var second = project.approve(flow, bob, "approved");
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(List.of(first.status(), again.status(), second.status())).containsExactly(200, 409, 200);
        assertThat(first.body()
                        .path("approval")
                        .path("votes")
                        .path(0)
                        .path("by")
                        .asText())
                .isEqualTo("ann-of-high");
        assertThat(before).isEmpty();
        assertThat(project.done(flow)).containsExactly("scaling 1");
        assertThat(flow.seen().count("problem.approval-requested")).isEqualTo(1);
    }

    @Test
    void shouldTakeTheNextActionWhenAPersonDeclines(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "declined", "guards: {risk: medium}");
        var flow = project.problem();
        flow.awaitEvent("problem.approval-requested");

        // When
        project.approve(flow, harness.api(), "declined");
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(flow.seen().actionsGiven()).containsExactly("restart");
    }

    @Test
    void shouldHandOverToPeopleWhenNobodyApprovesInTime(Harness harness) {
        // Given
        var project =
                GuardedProject.of(harness, "expired", "guards: {risk: medium, hold: {atMost: 3s, then: escalate}}");

        // When
        var flow = project.problem();
        flow.awaitEvent("problem.escalated");

        // Then
        assertThat(project.done(flow)).isEmpty();
        assertThat(flow.seen()
                        .of("problem.escalated")
                        .get(0)
                        .data()
                        .text("message")
                        .orElseThrow())
                .contains("Scale up was held for too long: risk medium");
        assertThat(project.approve(flow, harness.api(), "approved").status()).isEqualTo(409);
    }

    @Test
    void shouldExecuteNothingInShadowMode(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "shadow", "guards: {shadow: true}");

        // When
        var flow = project.problem();
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(project.done(flow)).isEmpty();
        assertThat(flow.seen().count("action.shadowed")).isEqualTo(1);
        assertThat(flow.seen().count("action.triggered")).isZero();
        assertThat(flow.seen()
                        .of("problem.resolved")
                        .get(0)
                        .data()
                        .text("message")
                        .orElseThrow())
                .contains("nothing was executed: Scale up would have been");
    }

    @Test
    void shouldSkipAnActionThatDidNotHelpLately(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "memory", "guards: {ineffective: {runs: 1, within: 1h}}");
        harness.sli().script("memory", GuardedProject.SLOW, GuardedProject.FAST);
        var first = project.problem();
        first.awaitEvent("problem.resolved");

        // When
        var second = project.problem();
        second.awaitEvent("problem.escalated");

        // Then
        assertThat(first.seen().actionsGiven()).containsExactly("scaling", "restart");
        assertThat(second.seen().actionsGiven()).containsExactly("restart");
        assertThat(timeline(project, second))
                .anySatisfy(line -> assertThat(line).startsWith("Scale up skipped: "));
    }

    @Test
    void shouldTakeAnActionBackThatMadeItWorseBeforeTheNextOne(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "worse", "undo: {action: scaling, value: \"-1\", when: [worse]}");
        harness.sli().script("worse", GuardedProject.RATHER_SLOW);
        project.problem().awaitEvent("problem.resolved");
        harness.sli().script("worse", GuardedProject.SLOW, GuardedProject.SLOW, GuardedProject.FAST);

        // When
        var flow = project.problem();
        flow.awaitEvent("problem.resolved");

        // Then
        assertThat(project.done(flow)).containsExactly("scaling 1", "scaling -1", "restart ");
    }

    @Test
    void shouldTakeAnActionBackWhenItsProblemIsClosed(Harness harness) {
        // Given
        var project = GuardedProject.of(harness, "closed", "undo: {action: scaling, value: \"-1\", when: [closed]}");

        // When
        var flow = project.problem();
        flow.awaitEvent("problem.resolved");
        flow.awaitEvent("production.undo.finished");

        // Then
        assertThat(project.done(flow)).containsExactly("scaling 1", "scaling -1");
        await().atMost(Flow.SOON)
                .until(() -> project.shown(flow)
                        .path("undos")
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("done"));
    }

    /** The first service's action goes on in any case: others wait for the same provider. */
    private static KeptnEvent holdThenCalm(GuardedProject project, Flow flow, CountDownLatch calm) {
        try {
            return project.awaitHold(flow, "storm-brake");
        } finally {
            project.harness().sli().script(project.name(), GuardedProject.FAST);
            calm.countDown();
        }
    }

    private static Instant givenAt(Flow flow) {
        return flow.seen().of("get-action.finished").get(0).time();
    }

    private static List<String> timeline(GuardedProject project, Flow flow) {
        return project.shown(flow).path("timeline").findValuesAsText("words");
    }

    private static void awaiting(CountDownLatch calm) {
        try {
            if (!calm.await(Flow.SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let the action go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
