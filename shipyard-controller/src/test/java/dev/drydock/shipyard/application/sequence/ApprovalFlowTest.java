package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalFlowTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: manual
                  tasks:
                    - name: approval
                      properties:
                        pass: manual
                        warning: manual
                    - name: deployment
                - name: automatic
                  tasks:
                    - name: approval
                      properties:
                        pass: automatic
                        warning: automatic
                    - name: deployment
                - name: later
                  tasks:
                    - name: approval
                      triggeredAfter: 1m
                    - name: deployment
                - name: later-automatic
                  tasks:
                    - name: approval
                      triggeredAfter: 1m
                      properties:
                        pass: automatic
                    - name: deployment
                - name: hurried
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                    - name: deployment
                - name: approved-late
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: pass
                    - name: deployment
                - name: declined-late
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: fail
                    - name: deployment
                - name: misspelt
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: warning
                    - name: deployment
                - name: boundless
                  tasks:
                    - name: approval
                      properties:
                        onTimeout: pass
                    - name: deployment
                - name: delivery
                  tasks:
                    - name: deployment
                    - name: release
            """));
    private final Executor bridge = new Executor(engine, "bridge");
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldAnswerItselfWhenTheShipyardSaysAutomatic() {
        // When
        engine.trigger("dev", "automatic", result("pass"));

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
        engine.trigger("dev", "automatic", result("warning"));

        // Then
        assertThat(engine.last("approval.finished").data().text("result")).contains("pass");
        assertThat(engine.last("deployment.triggered").data().text("result")).contains("pass");
    }

    @Test
    void shouldEndWithFailWhenTheResultSoFarIsFail() {
        // When
        var flow = engine.trigger("dev", "manual", result("fail"));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "approval.finished", "dev.manual.finished");
        assertThat(engine.last("approval.finished").data().text("result")).contains("fail");
        assertThat(engine.state(flow)).isEqualTo("finished");
    }

    @Test
    void shouldWaitForAPersonHoweverLongWhenManual() {
        // Given
        var flow = engine.trigger("dev", "manual", result("pass"));
        assertThat(engine.sentTypes()).containsExactly("approval.triggered", "approval.started");

        // When
        engine.pass(Duration.ofDays(30));

        // Then
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");

        // When
        decide(Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.sentTypes())
                .containsExactly("approval.triggered", "approval.started", "deployment.triggered");
    }

    @Test
    void shouldTellNothingTwiceWhenAPersonDecidesAtTheSameInstant() {
        // Given
        engine.trigger("dev", "manual", result("pass"));

        // When
        engine.receive(answer("approval-service", "pass"));

        // Then
        assertThat(engine.count("approval.finished")).isZero();
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldEndWhenAPersonDeclines() {
        // Given
        var flow = engine.trigger("dev", "manual", result("pass"));

        // When
        decide(Result.FAIL);

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.manual.finished").data().text("result")).contains("fail");
        assertThat(engine.count("deployment.triggered")).isZero();
    }

    @Test
    void shouldHearTheFirstWhenTwoPeopleDecide() {
        // Given
        engine.trigger("dev", "manual", result("pass"));
        var approval = engine.last("approval.triggered");
        decide(Result.PASS);

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
        var flow = engine.trigger("dev", "manual", result("pass"));

        // When
        new Executor(engine, approver).doTask("approval", Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForAnApproverThatOnlyStarted() {
        // Given
        engine.trigger("dev", "manual", result("pass"));
        new Executor(engine, "chat-bot").start(engine.last("approval.triggered"));
        new Executor(engine, "chat-bot").report(engine.last("approval.triggered"), "asked");

        // When
        decide(Result.PASS);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldLetOthersGoWhileAPersonIsAsked() {
        // Given
        engine.trigger("dev", "manual", result("pass"));

        // When
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(other)).isEqualTo("started");
    }

    @Test
    void shouldWaitForItsTurnWhenApprovedWhileAnotherRuns() {
        // Given
        var approved = engine.trigger("dev", "manual", result("pass"));
        engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));

        // When
        decide(Result.PASS);

        // Then
        assertThat(engine.state(approved)).isEqualTo("waiting");
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);

        // When
        helm.finish(engine.last("deployment.triggered"), Result.FAIL);

        // Then
        assertThat(engine.state(approved)).isEqualTo("started");
        assertThat(engine.last("deployment.triggered").context()).contains(approved);
    }

    @Test
    void shouldEndAtOnceWhenDeclinedWhileAnotherRuns() {
        // Given
        var declined = engine.trigger("dev", "manual", result("pass"));
        engine.trigger("dev", "delivery");

        // When
        decide(Result.FAIL);

        // Then
        assertThat(engine.state(declined)).isEqualTo("finished");
    }

    @Test
    void shouldGoBeforeYoungerOnesWhenApprovedAndWaiting() {
        // Given
        var approved = engine.trigger("dev", "manual", result("pass"));
        engine.pass(Duration.ofSeconds(1));
        engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));
        var younger = engine.trigger("dev", "delivery");
        decide(Result.PASS);

        // When
        helm.doTask("deployment", Result.FAIL);

        // Then
        assertThat(engine.state(approved)).isEqualTo("started");
        assertThat(engine.state(younger)).isEqualTo("waiting");
    }

    @Test
    void shouldLetOthersGoWhenHeldWhileAPersonIsAsked() {
        // Given
        var held = engine.trigger("dev", "manual", result("pass"));

        // When
        engine.pause(held);
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(held)).isEqualTo("paused");
        assertThat(engine.state(other)).isEqualTo("started");

        // When
        engine.resume(held);

        // Then
        assertThat(engine.state(held)).isEqualTo("waitingForApproval");
    }

    @Test
    void shouldKeepTheDecisionWhenItIsMadeWhileHeld() {
        // Given
        var held = engine.trigger("dev", "manual", result("pass"));
        engine.pause(held);

        // When
        decide(Result.PASS);

        // Then
        assertThat(engine.state(held)).isEqualTo("paused");
        assertThat(engine.count("deployment.triggered")).isZero();

        // When
        engine.resume(held);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldAskNobodyBeforeItsTimeWhenAnApprovalIsPlanned() {
        // Given
        var flow = engine.trigger("dev", "later", result("pass"));
        assertThat(engine.sent()).isEmpty();
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.sentTypes()).containsExactly("approval.triggered", "approval.started");
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");
        decide(Result.PASS);
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldAnswerItselfOnlyAtItsTimeWhenAnAutomaticApprovalIsPlanned() {
        // Given
        engine.trigger("dev", "later-automatic", result("pass"));
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
        var flow = engine.trigger("dev", "hurried", result("pass"));
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
        var flow = engine.trigger("dev", "approved-late", result("warning"));

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
        var flow = engine.trigger("dev", "declined-late", result("pass"));

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
        var flow = engine.trigger("dev", "misspelt", result("pass"));

        // When
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(engine.count("approval.finished")).isZero();
    }

    @Test
    void shouldWaitHoweverLongWhenOnlyTheOutcomeOfATimeOutIsDeclared() {
        // Given
        var flow = engine.trigger("dev", "boundless", result("pass"));

        // When
        engine.pass(Duration.ofDays(30));

        // Then
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");
    }

    @Test
    void shouldHearThePersonWhoDecidesInTime() {
        // Given
        var flow = engine.trigger("dev", "approved-late", result("pass"));
        engine.pass(Duration.ofMinutes(119));

        // When
        decide(Result.FAIL);
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.count("deployment.triggered")).isZero();
        assertThat(engine.count("approval.finished")).isZero();
    }

    @Test
    void shouldChangeNothingWhenAPersonDecidesAfterTheTimeOut() {
        // Given
        engine.trigger("dev", "approved-late", result("pass"));
        engine.pass(Duration.ofHours(2));

        // When
        decide(Result.FAIL);

        // Then
        assertThat(engine.ignored()).hasSize(1);
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldWaitForItsTurnWhenATimeOutIsAYesWhileAnotherRuns() {
        // Given
        var approved = engine.trigger("dev", "approved-late", result("pass"));
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
        var held = engine.trigger("dev", "approved-late", result("pass"));
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

    @Test
    void shouldAbortWhileAPersonIsAsked() {
        // Given
        var flow = engine.trigger("dev", "manual", result("pass"));

        // When
        engine.abort(flow);
        decide(Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("aborted");
        assertThat(engine.count("deployment.triggered")).isZero();
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

    @Test
    void shouldStayBoundedWhenSequencesTriggerEachOtherAndWaitForNobody() {
        // Given
        var restless = new InMemoryEngine(Shipyards.of("""
                - name: dev
                  sequences:
                    - name: again
                      triggeredOn:
                        - event: dev.again.finished
                      tasks:
                        - name: approval
                          properties:
                            pass: automatic
                """));

        // When
        var flow = restless.trigger("dev", "again", result("pass"));

        // Then
        var inOneRound = restless.of(flow).size();
        assertThat(inOneRound).isBetween(2, 1000);
        restless.sweep();
        assertThat(restless.of(flow)).hasSizeGreaterThan(inOneRound);
        restless.abort(flow);
        assertThat(restless.live()).isEmpty();
    }

    private void decide(Result result) {
        bridge.finish(engine.last("approval.triggered"), result);
    }

    private KeptnEvent answer(String source, String result) {
        var triggered = engine.last("approval.triggered");
        return new KeptnEvent(
                engine.freshId(),
                source,
                new EventType.OfTask("approval", EventKind.FINISHED),
                engine.now(),
                triggered.context().orElseThrow(),
                Optional.of(triggered.id()),
                Optional.empty(),
                new Payload(Map.of("result", result, "status", Status.SUCCEEDED.wire())));
    }

    private static Payload result(String result) {
        return Payload.EMPTY.with("result", result);
    }
}
