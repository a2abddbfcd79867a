package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.remediation.domain.action.RemediationFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemEndTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RemediationSide side = new RemediationSide(RemediationLoopTest.file("A B"));
    private final TinyEngine events = new TinyEngine(side, List.of(), Optional.empty());

    @Test
    void shouldWaitForTheFollowUpWhenAnAttemptFailed() {
        // Given
        var run = triggered("someone");
        ask(0);

        // When
        finished(run, Result.FAIL, Status.SUCCEEDED, "");

        // Then
        assertThat(side.only().isOpen()).isTrue();
        assertThat(side.only().lookAgainAt()).contains(side.now.plusSeconds(10));
    }

    @Test
    void shouldEscalateWithTheEnginesReasonWhenNoFollowUpComes() {
        // Given
        var run = triggered("someone");
        ask(0);
        finished(run, Result.FAIL, Status.ERRORED, "task action timed out");

        // When
        side.checkUpAfter(MINUTE, EngineView.OVER);
        side.checkUpAfter(MINUTE, EngineView.OVER);

        // Then
        assertThat(side.closings()).containsExactly("escalated");
        assertThat(side.only().closing().orElseThrow().message()).contains("after 1 action (A)", "action timed out");
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineView.class,
            names = {"ACTIVE", "UNKNOWN"})
    void shouldKeepWaitingWhenTheEngineDoesNotSayThatItIsOver(EngineView view) {
        // Given
        var run = triggered("someone");
        ask(0);
        finished(run, Result.FAIL, Status.ERRORED, "");

        // When
        side.checkUpAfter(MINUTE, view);

        // Then
        assertThat(side.only().isOpen()).isTrue();
        assertThat(side.only().lookAgainAt().orElseThrow()).isAfter(side.now);
    }

    @Test
    void shouldBelieveOnlyTheSecondTimeThatASequenceWhoseEndWasNotHeardIsOver() {
        // Given
        triggered("someone");

        // When
        side.checkUpAfter(MINUTE, EngineView.OVER);
        var first = side.closings();
        side.checkUpAfter(MINUTE, EngineView.OVER);

        // Then
        assertThat(first).isEmpty();
        assertThat(side.closings()).containsExactly("escalated");
    }

    @Test
    void shouldEndAbortedWhenTheEngineSaysSo() {
        // Given
        triggered("someone");
        ask(0);

        // When
        side.checkUpAfter(MINUTE, EngineView.ABORTED);

        // Then
        assertThat(side.only().state()).isEqualTo(ProblemState.ABORTED);
        assertThat(side.closings()).isEmpty();
    }

    @Test
    void shouldResolveWithoutAScoreWhenNoneComes() {
        // Given
        var run = triggered("someone");
        ask(0);
        finished(run, Result.PASS, Status.SUCCEEDED, "");
        var early = side.closings();

        // When
        side.checkUpAfter(Duration.ofSeconds(2), EngineView.UNKNOWN);

        // Then
        assertThat(early).isEmpty();
        assertThat(side.closings()).containsExactly("resolved");
    }

    @Test
    void shouldNotCallWhatFollowsTheEndAProblemWhenTheEngineTriggersIt() {
        // Given
        new TinyEngine(side, List.of("pass"), Optional.empty()).run(problem("OPEN"));

        // When
        tell("shipyard-controller", "notify", problem("OPEN"));
        tell("shipyard-controller", "remediation", problem("OPEN"));

        // Then
        assertThat(side.lives()).hasSize(1);
    }

    @Test
    void shouldOpenAnotherProblemWhenItIsReportedAnewAfterItsEnd() {
        // Given
        new TinyEngine(side, List.of("pass"), Optional.empty()).run(problem("OPEN"));

        // When
        triggered("someone");

        // Then
        assertThat(side.lives())
                .extracting(ProblemLife::state)
                .containsExactly(ProblemState.RESOLVED, ProblemState.OPEN);
        assertThat(side.lives().get(0).id()).isNotEqualTo(side.lives().get(1).id());
    }

    @Test
    void shouldStopBeforeTheNextActionWhenTheAlertResolvesWhileItIsRemediated() {
        // Given
        var first = triggered("someone");
        ask(0);
        tell("someone", "remediation", problem("RESOLVED"));
        finished(first, Result.FAIL, Status.SUCCEEDED, "");

        // When
        var late = ask(1);

        // Then
        assertThat(late.data().result()).contains(Result.FAIL);
        assertThat(late.data().status()).contains(Status.SUCCEEDED);
        assertThat(side.only().state()).isEqualTo(ProblemState.RESOLVED_BY_ITSELF);
        assertThat(side.closings()).containsExactly("resolved");
    }

    @Test
    void shouldRefuseTheNextActionWhenTheAlertResolvedBeforeTheLoopEnded() {
        // Given
        var first = triggered("someone");
        ask(0);
        var second = tell("shipyard-controller", "remediation", problem("OPEN"));
        finished(first, Result.FAIL, Status.SUCCEEDED, "");
        tell("someone", "remediation", problem("RESOLVED"));

        // When
        var answer = ask(1);
        finished(second, Result.FAIL, Status.SUCCEEDED, "");

        // Then
        assertThat(answer.data().text("message").orElseThrow()).contains("resolved by itself");
        assertThat(side.only().attempts()).hasSize(1);
        assertThat(side.closings()).containsExactly("resolved");
        assertThat(side.only().state()).isEqualTo(ProblemState.RESOLVED_BY_ITSELF);
    }

    @Test
    void shouldCallItResolvedByTheActionWhenTheEvaluationPassesAfterTheAlertResolved() {
        // Given
        var run = triggered("someone");
        ask(0);
        tell("someone", "remediation", problem("RESOLVED"));

        // When
        finished(run, Result.PASS, Status.SUCCEEDED, "");
        side.checkUpAfter(MINUTE, EngineView.OVER);

        // Then
        assertThat(side.only().state()).isEqualTo(ProblemState.RESOLVED);
        assertThat(side.closings()).containsExactly("resolved");
    }

    @Test
    void shouldStartNothingWhenAResolvedProblemTriggersARemediation() {
        // Given
        tell("someone", "remediation", problem("RESOLVED"));

        // When
        var answer = finishedOf(side.hear(event("get-action", problem("RESOLVED"))));

        // Then
        assertThat(answer.data().result()).contains(Result.FAIL);
        assertThat(side.lives()).isEmpty();
        assertThat(side.closings()).isEmpty();
    }

    @Test
    void shouldEscalateWithTheReasonWhenTheFileIsMissing() { // RM13
        // Given
        var without = new RemediationSide(RemediationFile.missing(TinyEngine.SCOPE, Optional.of("abc123")));

        // When
        var engine = new TinyEngine(without, List.of(), Optional.empty());
        engine.run(problem("OPEN"));

        // Then
        var answer = finishedOf(without.said);
        assertThat(answer.data().status()).contains(Status.ERRORED);
        assertThat(answer.data().result()).contains(Result.FAIL);
        assertThat(answer.data().text("message").orElseThrow())
                .contains("remediation.yaml", "helloservice", "production", "abc123");
        assertThat(without.closings()).containsExactly("escalated");
    }

    @Test
    void shouldAnswerErroredWhenThePayloadCannotBeDecoded() { // RM15
        // When
        var answer = finishedOf(side.hear(event("get-action", Payload.EMPTY, Map.of("get-action", "1"))));

        // Then
        assertThat(answer.data().status()).contains(Status.ERRORED);
        assertThat(answer.data().result()).contains(Result.FAIL);
        assertThat(answer.data().text("message").orElseThrow()).contains("cannot decode data.get-action");
    }

    @Test
    void shouldNeverEchoTheResultThatCameIn() {
        // When
        var answer = finishedOf(
                side.hear(event("get-action", problem("OPEN"), Map.of("result", "fail", "status", "errored"))));

        // Then
        assertThat(answer.data().result()).contains(Result.PASS);
        assertThat(answer.data().status()).contains(Status.SUCCEEDED);
    }

    @Test
    void shouldCountOnItsOwnWhenTheEventCarriesAnotherIndex() {
        // Given
        triggered("someone");
        ask(0);

        // When
        var answer = ask(0);

        // Then
        assertThat(answer.data().text("action", "action")).contains("B");
    }

    @Test
    void shouldStartAtTheIndexOfTheEventWhenTheProblemIsNotKnown() {
        // When
        var answer = ask(1);

        // Then
        assertThat(answer.data().text("action", "action")).contains("B");
    }

    private EventId triggered(String source) {
        return tell(source, "remediation", problem("OPEN"));
    }

    private EventId tell(String source, String sequence, Payload problem) {
        var event = events.event(
                source,
                new EventType.OfSequence("production", sequence, EventKind.TRIGGERED),
                Optional.empty(),
                Payload.of(TinyEngine.SCOPE).with("problem", problem.values()));
        var unique = new EventId(event.id() + "-" + side.now);
        side.hear(new KeptnEvent(
                unique,
                event.source(),
                event.type(),
                event.time(),
                TinyEngine.CONTEXT,
                Optional.empty(),
                Optional.empty(),
                event.data()));
        return unique;
    }

    private void finished(EventId run, Result result, Status status, String message) {
        side.hear(events.event(
                "shipyard-controller",
                new EventType.OfSequence("production", "remediation", EventKind.FINISHED),
                Optional.of(run),
                Payload.of(TinyEngine.SCOPE).with(result, status).with("message", message)));
    }

    private KeptnEvent ask(int index) {
        return finishedOf(
                side.hear(event("get-action", problem("OPEN"), Map.of("get-action", Map.of("actionIndex", index)))));
    }

    private KeptnEvent event(String task, Payload problem) {
        return event(task, problem, Map.of());
    }

    private KeptnEvent event(String task, Payload problem, Map<String, Object> more) {
        var data = Payload.of(TinyEngine.SCOPE).with("problem", problem.values());
        for (var entry : more.entrySet()) {
            data = data.with(entry.getKey(), entry.getValue());
        }
        var event = events.event("shipyard-controller", EventType.taskTriggered(task), Optional.empty(), data);
        return new KeptnEvent(
                new EventId(event.id() + "-" + side.now),
                event.source(),
                event.type(),
                event.time(),
                TinyEngine.CONTEXT,
                Optional.empty(),
                Optional.empty(),
                data);
    }

    private static KeptnEvent finishedOf(List<KeptnEvent> said) {
        return said.stream()
                .filter(event -> event.taskOf(EventKind.FINISHED).isPresent())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private static Payload problem(String state) {
        return new Payload(Map.of("problemTitle", "slow", "State", state));
    }
}
