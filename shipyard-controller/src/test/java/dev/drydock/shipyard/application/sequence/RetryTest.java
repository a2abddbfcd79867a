package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.Parsed;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sequence that failed goes on from its failed task, in a new execution of the same flow. */
class RetryTest {
    private static final String DELIVERY = """
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: approval
                      properties:
                        pass: manual
                    - name: deployment
                      properties:
                        strategy: %s
                    - name: release
                - name: rollback
                  triggeredOn:
                    - event: dev.delivery.finished
                      selector:
                        match:
                          result: fail
                  tasks:
                    - name: undeploy
                - name: remediation
                  tasks:
                    - name: get-action
            """;

    private final InMemoryEngine engine =
            new InMemoryEngine(Shipyards.of(DELIVERY.formatted("blue") + Shipyards.following("qa")));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldBeginAtTheFailedTaskWithWhatItHad() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        var failed = first(flow);
        var asked = engine.last("deployment.triggered");

        // When
        var refused = engine.retry(failed, false);

        // Then
        assertThat(refused).isEmpty();
        assertThat(engine.count("approval.triggered")).isEqualTo(1);
        var again = engine.last("deployment.triggered");
        assertThat(again.id()).isNotEqualTo(asked.id());
        assertThat(again.context()).contains(flow);
        assertThat(again.data()).isEqualTo(asked.data());
        assertThat(again.gitCommitId()).contains("head-of-dev");
        assertThat(first(flow)).isEqualTo(failed);
    }

    @Test
    void shouldEndByItselfAndLetFollowWhatFollows() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        assertThat(engine.count("check.triggered")).isZero();
        engine.retry(first(flow), false);

        // When
        helm.pass("deployment");
        helm.pass("release");

        // Then
        assertThat(engine.count("dev.delivery.finished")).isEqualTo(2);
        assertThat(engine.last("dev.delivery.finished").data().text("result")).contains("pass");
        assertThat(engine.count("check.triggered")).isEqualTo(1);
        assertThat(engine.count("dev.rollback.triggered")).isEqualTo(1);
    }

    @Test
    void shouldTellWhoRetriedWhat() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");

        // When
        engine.retry(first(flow), false);

        // Then
        var retry = engine.execution(flow);
        assertThat(retry.retrying()).hasValueSatisfying(retrying -> {
            assertThat(retrying.by()).isEqualTo(InMemoryEngine.PERSON);
            assertThat(retrying.retried()).isEqualTo(first(flow).id());
        });
        assertThat(engine.last("dev.delivery.triggered").data().at("retry"))
                .contains(Map.of("of", first(flow).id().toString(), "by", InMemoryEngine.PERSON));
        assertThat(engine.last("dev.delivery.triggered").id())
                .isEqualTo(retry.id().triggeredBy());
        assertThat(engine.notes())
                .anyMatch(note -> note.contains("retry of " + first(flow).id()));
    }

    @Test
    void shouldChangeNothingWhenAskedAgain() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        engine.retry(first(flow), false);
        var before = engine.executions();
        var sent = engine.sent();

        // When
        var refused = engine.retry(first(flow), true);

        // Then
        assertThat(refused).isEmpty();
        assertThat(engine.executions()).isEqualTo(before);
        assertThat(engine.sent()).isEqualTo(sent);
    }

    @Test
    void shouldRetryTheRetryWhenThatFails() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        engine.retry(first(flow), false);
        var retry = engine.execution(flow);
        helm.doTask("deployment", Result.FAIL);
        helm.pass("undeploy");

        // When
        var ofTheFirst = engine.retry(first(flow), false);
        var ofTheRetry = engine.retry(engine.of(flow).get(2), false);

        // Then
        assertThat(engine.of(flow).get(2).id()).isEqualTo(retry.id());
        assertThat(ofTheFirst).map(Decision.Rejected::reason).contains(Reason.ALREADY_RETRIED);
        assertThat(ofTheRetry).isEmpty();
        assertThat(engine.count("approval.triggered")).isEqualTo(1);
        assertThat(engine.count("deployment.triggered")).isEqualTo(3);
    }

    @Test
    void shouldAskAgainForAnApprovalThatWasDeclined() {
        // Given
        var flow = engine.trigger("dev", "delivery", Payload.EMPTY.with("result", "pass"));
        decide(Result.FAIL);
        helm.pass("undeploy");

        // When
        engine.retry(first(flow), false);

        // Then
        assertThat(engine.state(flow)).isEqualTo("waitingForApproval");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBeginAtTheOpenTaskWhenItWasAbortedOrItsTimeRanOut(boolean aborted) {
        // Given
        var flow = approved();
        if (aborted) {
            engine.abort(flow);
        } else {
            engine.pass(Duration.ofHours(2));
        }

        // When
        var refused = engine.retry(first(flow), true);

        // Then
        assertThat(refused).isEmpty();
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.execution(flow).openTaskName()).contains("deployment");
    }

    @Test
    void shouldWaitForItsTurn() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        var other = approved();

        // When
        engine.retry(first(flow), false);

        // Then
        assertThat(engine.state(flow)).isEqualTo("waiting");

        // When
        engine.abort(other);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
    }

    @Test
    void shouldBeginPausedInAHeldFlow() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        engine.control(flow, Optional.of("dev"), Control.PAUSE);

        // When
        engine.retry(first(flow), false);

        // Then
        assertThat(engine.state(flow)).isEqualTo("paused");

        // When
        engine.control(flow, Optional.of("dev"), Control.RESUME);

        // Then
        assertThat(engine.execution(flow).openTaskName()).contains("deployment");
    }

    @Test
    void shouldUseTheFilesThatAreWanted() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        engine.use(new Parsed.Valid<>(Shipyards.of(DELIVERY.formatted("green"))), Set.of(InMemoryEngine.SERVICE));

        // When
        engine.retry(first(flow), false);

        // Then
        assertThat(engine.last("deployment.triggered").data().text("deployment", "strategy"))
                .contains("green");

        // When
        helm.doTask("deployment", Result.FAIL);
        helm.pass("undeploy");
        engine.retry(engine.of(flow).get(2), true);

        // Then
        assertThat(engine.execution(flow).origin().definition())
                .isEqualTo(engine.of(flow).get(2).origin().definition());
    }

    @Test
    void shouldBeginWhatCouldNotBegin() {
        // Given
        engine.use(new Parsed.Valid<>(Shipyards.ofTasks("deployment")), Set.of());
        var flow = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.retry(first(flow), true))
                .map(Decision.Rejected::reason)
                .contains(Reason.SEQUENCE_CHANGED);
        assertThat(engine.retry(first(flow), false))
                .map(Decision.Rejected::reason)
                .contains(Reason.UNUSABLE_FILES);

        // When
        engine.use(new Parsed.Valid<>(Shipyards.ofTasks("deployment")), Set.of(InMemoryEngine.SERVICE));
        var refused = engine.retry(first(flow), false);

        // Then
        assertThat(refused).isEmpty();
        assertThat(engine.state(flow)).isEqualTo("started");
    }

    @Test
    void shouldRefuseWhenTheTasksBeforeAreOthersNow() {
        // Given
        var flow = failedDeployment();
        helm.pass("undeploy");
        engine.use(
                new Parsed.Valid<>(Shipyards.ofTasks("test", "approval", "deployment")),
                Set.of(InMemoryEngine.SERVICE));

        // When
        var refused = engine.retry(first(flow), false);

        // Then
        assertThat(refused).map(Decision.Rejected::reason).contains(Reason.SEQUENCE_CHANGED);
        assertThat(engine.retry(first(flow), true)).isEmpty();
    }

    @Test
    void shouldWaitForTheEndOfWhatFollowedTheFailure() {
        // Given
        var flow = failedDeployment();

        // When
        var refused = engine.retry(first(flow), false);

        // Then
        assertThat(refused).hasValueSatisfying(why -> {
            assertThat(why.reason()).isEqualTo(Reason.FLOW_AT_WORK);
            assertThat(why.detail()).contains("rollback");
        });
    }

    @Test
    void shouldRefuseWhatRunsAndWhatEndedWell() {
        // Given
        var flow = approved();
        var running = engine.retry(first(flow), false);
        helm.pass("deployment");
        helm.pass("release");
        helm.pass("check");

        // When
        var well = engine.retry(first(flow), false);

        // Then
        assertThat(running).map(Decision.Rejected::reason).contains(Reason.NOT_ENDED);
        assertThat(well).map(Decision.Rejected::reason).contains(Reason.NOT_FAILED);
    }

    @Test
    void shouldLeaveRemediationsToTheirFile() {
        // Given
        var flow = engine.trigger("dev", "remediation");
        helm.doTask("get-action", Result.FAIL);

        // When
        var refused = engine.retry(first(flow), false);

        // Then
        assertThat(refused).map(Decision.Rejected::reason).contains(Reason.HEALS_BY_ITSELF);
    }

    @Test
    void shouldNotHearLateAnswersToTheOldTask() {
        // Given
        var flow = approved();
        var old = engine.last("deployment.triggered");
        helm.start(old);
        engine.abort(flow);
        engine.retry(first(flow), false);

        // When
        helm.finish(old, Result.PASS);

        // Then
        assertThat(engine.execution(flow).openTaskName()).contains("deployment");
        assertThat(engine.ignored()).hasSize(1);
    }

    private KeptnContext failedDeployment() {
        var flow = approved();
        helm.doTask("deployment", Result.FAIL);
        return flow;
    }

    private KeptnContext approved() {
        var flow = engine.trigger("dev", "delivery", Payload.EMPTY.with("result", "pass"));
        decide(Result.PASS);
        return flow;
    }

    private void decide(Result result) {
        engine.receive(new Answer(engine.last("approval.triggered"), "bridge")
                .finished(engine.now(), result, Status.SUCCEEDED, "", Payload.EMPTY));
    }

    private SequenceExecution first(KeptnContext flow) {
        return engine.of(flow).get(0);
    }
}
