package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemEndTest extends Telling {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    void shouldWaitWhenTheEngineHasNotHeardOfItYetAsWhileNatsIsAway() {
        // Given
        triggered("someone");

        // When
        for (var minute = 0; minute < 10; minute++) {
            side.checkUpAfter(MINUTE, EngineView.UNHEARD_OF);
        }

        // Then
        assertThat(side.closings()).isEmpty();
        assertThat(side.only().lookAgainAt()).contains(side.now.plusSeconds(60));
    }

    @Test
    void shouldEscalateWhenTheEngineNeverHearsOfIt() {
        // Given
        triggered("someone");

        // When
        side.checkUpAfter(Duration.ofMinutes(16), EngineView.UNHEARD_OF);
        side.checkUpAfter(MINUTE, EngineView.UNHEARD_OF);

        // Then
        assertThat(side.closings()).containsExactly("escalated");
        assertThat(side.only().closing().orElseThrow().message()).contains("has never heard of the sequence");
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
}
