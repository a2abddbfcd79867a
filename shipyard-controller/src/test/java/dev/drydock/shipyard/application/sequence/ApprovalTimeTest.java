package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Approvals that wait for their time, and those on which nobody decides in time. */
class ApprovalTimeTest {
    private final ApprovalScene scene = new ApprovalScene();
    private final InMemoryEngine engine = scene.engine();

    @Test
    void shouldAskNobodyBeforeItsTimeWhenAnApprovalIsPlanned() {
        // Given
        var flow = engine.trigger("dev", "later", ApprovalScene.result("pass"));
        assertThat(engine.sent()).isEmpty();
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.sentTypes()).containsExactly("approval.triggered", "approval.started");
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");
        scene.decide(Result.PASS);
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldAnswerItselfOnlyAtItsTimeWhenAnAutomaticApprovalIsPlanned() {
        // Given
        engine.trigger("dev", "later-automatic", ApprovalScene.result("pass"));
        assertThat(engine.sent()).isEmpty();

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "approval.finished", "deployment.triggered");
    }

    @Test
    void shouldTimeOutWhenTheShipyardSaysHowLongAPersonMayTake() {
        // Given
        var flow = engine.trigger("dev", "hurried", ApprovalScene.result("pass"));
        engine.pass(Duration.ofMinutes(119));
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
    }

    @Test
    void shouldGoOnWhenTheShipyardDeclaresThatATimeOutIsAYes() {
        // Given
        var flow = engine.trigger("dev", "approved-late", ApprovalScene.result("warning"));

        // When
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "approval.finished", "deployment.triggered");
        assertThat(engine.last("approval.finished")).satisfies(event -> {
            assertThat(event.source()).isEqualTo("approval-service");
            assertThat(event.data().text("result")).contains("pass");
            assertThat(event.data().text("status")).contains("succeeded");
            assertThat(event.data().text("message"))
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("Nobody decided").contains("onTimeout"));
        });
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.last("deployment.triggered").data().text("result")).contains("pass");
    }

    @Test
    void shouldEndWithFailWhenTheShipyardDeclaresThatATimeOutIsANo() {
        // Given
        var flow = engine.trigger("dev", "declined-late", ApprovalScene.result("pass"));

        // When
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.count("approval.finished")).isEqualTo(1);
        assertThat(engine.last("dev.declined-late.finished").data()).satisfies(data -> {
            assertThat(data.text("result")).contains("fail");
            assertThat(data.text("status")).contains("succeeded");
            assertThat(data.text("message"))
                    .hasValueSatisfying(text -> assertThat(text).contains("declined"));
        });
    }

    @Test
    void shouldTimeOutWhenTheDeclaredOutcomeIsNeitherPassNorFail() {
        // Given
        var flow = engine.trigger("dev", "misspelt", ApprovalScene.result("pass"));

        // When
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(engine.count("approval.finished")).isZero();
    }

    @Test
    void shouldWaitHoweverLongWhenOnlyTheOutcomeOfATimeOutIsDeclared() {
        // Given
        var flow = engine.trigger("dev", "boundless", ApprovalScene.result("pass"));

        // When
        engine.pass(Duration.ofDays(30));

        // Then
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");
    }

    @Test
    void shouldHearThePersonWhoDecidesInTime() {
        // Given
        var flow = engine.trigger("dev", "approved-late", ApprovalScene.result("pass"));
        engine.pass(Duration.ofMinutes(119));

        // When
        scene.decide(Result.FAIL);
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.count("deployment.triggered")).isZero();
        assertThat(engine.count("approval.finished")).isZero();
    }

    @Test
    void shouldChangeNothingWhenAPersonDecidesAfterTheTimeOut() {
        // Given
        engine.trigger("dev", "approved-late", ApprovalScene.result("pass"));
        engine.pass(Duration.ofHours(2));

        // When
        scene.decide(Result.FAIL);

        // Then
        assertThat(engine.ignored()).hasSize(1);
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldWaitForItsTurnWhenATimeOutIsAYesWhileAnotherRuns() {
        // Given
        var approved = engine.trigger("dev", "approved-late", ApprovalScene.result("pass"));
        engine.pass(Duration.ofMinutes(119));
        engine.trigger("dev", "delivery");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(approved)).isEqualTo("waiting");
    }

    @Test
    void shouldStayHeldWhenATimeOutIsAYesWhileHeld() {
        // Given
        var held = engine.trigger("dev", "approved-late", ApprovalScene.result("pass"));
        engine.pause(held);

        // When
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(held)).isEqualTo("paused");
        assertThat(engine.count("deployment.triggered")).isZero();

        // When
        engine.resume(held);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }
}
