package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.remediation.domain.action.RemediationFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionAskedTest extends Telling {
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
}
