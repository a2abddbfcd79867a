package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.remediation.domain.action.ActionAnswer;
import dev.drydock.remediation.domain.action.ActionRequest;
import dev.drydock.remediation.domain.guard.Ledger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What a get-action.triggered comes to. A question that was answered before gets the same answer, and one whose action is
 * held stays as it is. The problem's own index decides; the one an event carries only starts a problem that is not known
 * yet.
 */
public record ActionAsked(KnownProblems known, KeptnEvent triggered, Outside outside, Ledger ledger, GraceTimes grace) {

    /** Answers a get-action.triggered that has a context and a place. */
    public Change decide() {
        if (isHeld()) {
            return Change.NONE;
        }
        return earlierAnswer(known, triggered.id()).map(this::saying).orElseGet(this::fresh);
    }

    private Change fresh() {
        var request = ActionRequest.of(triggered.data());
        if (request instanceof ActionRequest.Undecodable undecodable) {
            var answer = new ActionAnswer.Refused(true, undecodable.message());
            return known.open().stream()
                    .findFirst()
                    .map(life -> answering(life).refused(answer))
                    .orElseGet(() -> saying(answer));
        }
        var asked = (ActionRequest.ForProblem) request;
        var latest = known.latestAbout(asked.problem());
        if (asked.problem().isResolved()) {
            var answer = ActionAnswer.goneByItself(asked.problem());
            return latest.filter(ProblemLife::isOpen)
                    .map(life -> answering(life).refused(answer))
                    .orElseGet(() -> saying(answer));
        }
        if (latest.isPresent() && !latest.get().isOpen() && isLateFollowUp(latest.get(), asked)) {
            return saying(alreadyClosed(latest.get()));
        }
        var life = latest.filter(ProblemLife::isOpen).orElseGet(() -> known.opened(Report.of(triggered, ledger.now())));
        return life.held().isPresent()
                ? saying(heldAlready(life))
                : answering(scored(life)).answer();
    }

    private Answering answering(ProblemLife life) {
        return new Answering(life, Question.of(triggered), outside, ledger, grace);
    }

    /** The score after the last action travels with the flow: its own event may come later than the question. */
    private ProblemLife scored(ProblemLife life) {
        var score = EvaluationNews.scoreOf(triggered);
        var fresh = life.lastAttempt()
                .filter(attempt -> attempt.score().isEmpty())
                .filter(attempt ->
                        evaluatedAt().filter(at -> at.isAfter(attempt.at())).isPresent())
                .isPresent();
        return fresh && score.isPresent() ? life.scored(score.get(), triggered.time()) : life;
    }

    private Optional<Instant> evaluatedAt() {
        try {
            return triggered.data().text("evaluation", "timeEnd").map(Instant::parse);
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private boolean isHeld() {
        return known.lives().stream()
                .flatMap(life -> life.held().stream())
                .anyMatch(held -> held.question().askedBy().equals(triggered.id()));
    }

    /** Answers and leaves everything as it is. */
    private Change saying(ActionAnswer answer) {
        var said = new Answer(triggered, ClosingNotice.SOURCE);
        var now = ledger.now();
        return Change.NONE.saying(List.of(
                said.started(now),
                said.finished(now, answer.result(), answer.status(), answer.message(), answer.outcome())));
    }

    /**
     * A flow may report its problem anew after its end. The engine's own follow-ups carry the index of the action
     * before; where no action was ever given they cannot be told apart, and nothing is started.
     */
    private static boolean isLateFollowUp(ProblemLife closed, ActionRequest.ForProblem asked) {
        return asked.index() > 0 || closed.attempts().isEmpty();
    }

    private static ActionAnswer.Refused alreadyClosed(ProblemLife life) {
        return new ActionAnswer.Refused(
                false, "no action: " + life.closing().orElseThrow().message());
    }

    private static ActionAnswer.Refused heldAlready(ProblemLife life) {
        return new ActionAnswer.Refused(
                false,
                "no action: another sequence of this problem waits for one, "
                        + LifeWords.held(life.held().orElseThrow()));
    }

    private static Optional<ActionAnswer> earlierAnswer(KnownProblems known, EventId askedBy) {
        for (var life : known.lives()) {
            for (var attempt : life.attempts()) {
                if (attempt.askedBy().equals(askedBy)) {
                    return Optional.of(new ActionAnswer.Given(
                            attempt.action(), attempt.index(), attempt.count(), attempt.shadow(), attempt.announced()));
                }
            }
            for (var refusal : life.refusals()) {
                if (refusal.askedBy().equals(askedBy)) {
                    return Optional.of(new ActionAnswer.Refused(refusal.errored(), refusal.message()));
                }
            }
        }
        return Optional.empty();
    }
}
