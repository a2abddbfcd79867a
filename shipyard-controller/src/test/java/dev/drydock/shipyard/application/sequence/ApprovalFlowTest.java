package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who approves, and what follows. */
class ApprovalFlowTest {
    private final ApprovalScene scene = new ApprovalScene();
    private final InMemoryEngine engine = scene.engine();

    @Test
    void shouldAnswerItselfWhenTheShipyardSaysAutomatic() {
        // When
        engine.trigger("dev", "automatic", ApprovalScene.result("pass"));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "approval.finished", "deployment.triggered");
        var triggered = engine.last("approval.triggered");
        assertThat(triggered.data().text("approval", "pass")).contains("automatic");
        assertThat(engine.last("approval.started"))
                .satisfies(event -> assertThat(event.source()).isEqualTo("approval-service"))
                .satisfies(event -> assertThat(event.triggeredId()).contains(triggered.id()))
                .satisfies(event -> assertThat(event.data().text("message"))
                        .hasValueSatisfying(
                                text -> assertThat(text).contains("pass").contains("automatically")));
        assertThat(engine.last("approval.finished").data().text("result")).contains("pass");
        assertThat(engine.last("approval.finished").data().text("status")).contains("succeeded");
    }

    @Test
    void shouldPassWhenAWarningIsApproved() {
        // When
        engine.trigger("dev", "automatic", ApprovalScene.result("warning"));

        // Then
        assertThat(engine.last("approval.finished").data().text("result")).contains("pass");
        assertThat(engine.last("deployment.triggered").data().text("result")).contains("pass");
    }

    @Test
    void shouldEndWithFailWhenTheResultSoFarIsFail() {
        // When
        var flow = engine.trigger("dev", "manual", ApprovalScene.result("fail"));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "approval.finished", "dev.manual.finished");
        assertThat(engine.last("approval.finished").data().text("result")).contains("fail");
        assertThat(engine.state(flow)).isEqualTo("finished");
    }

    @Test
    void shouldWaitForAPersonHoweverLongWhenManual() {
        // Given
        var flow = engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        assertThat(engine.sentTypes()).containsExactly("approval.triggered", "approval.started");

        // When
        engine.pass(Duration.ofDays(30));

        // Then
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");

        // When
        scene.decide(Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "deployment.triggered");
    }

    @Test
    void shouldTellNothingTwiceWhenAPersonDecidesAtTheSameInstant() {
        // Given
        engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        engine.receive(scene.answer("approval-service", "pass"));

        // Then
        assertThat(engine.count("approval.finished")).isZero();
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldEndWhenAPersonDeclines() {
        // Given
        var flow = engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        scene.decide(Result.FAIL);

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.manual.finished").data().text("result")).contains("fail");
        assertThat(engine.count("deployment.triggered")).isZero();
    }

    @Test
    void shouldHearTheFirstWhenTwoPeopleDecide() {
        // Given
        engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        var approval = engine.last("approval.triggered");
        scene.decide(Result.PASS);

        // When
        new Executor(engine, "cli").finish(approval, Result.FAIL);

        // Then
        assertThat(engine.count("dev.manual.finished")).isZero();
        assertThat(engine.ignored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-bot", "approval-service"})
    void shouldGoOnWhenAnApproverStartsBeforeItDecides(String approver) {
        // Given
        var flow = engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        new Executor(engine, approver).doTask("approval", Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForAnApproverThatOnlyStarted() {
        // Given
        engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        new Executor(engine, "chat-bot").start(engine.last("approval.triggered"));
        new Executor(engine, "chat-bot").report(engine.last("approval.triggered"), "asked");

        // When
        scene.decide(Result.PASS);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldNotSpeakForAnExecutorThatHasTheNameOfTheApprovalService() {
        // Given
        engine.trigger("dev", "delivery");

        // When
        new Executor(engine, "approval-service").doTask("deployment", Result.PASS);

        // Then
        assertThat(engine.sentTypes()).containsExactly("deployment.triggered", "release.triggered");
    }
}
