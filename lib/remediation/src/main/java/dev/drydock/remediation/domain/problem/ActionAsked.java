package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Problem;
import dev.drydock.remediation.domain.action.ActionAnswer;
import dev.drydock.remediation.domain.action.ActionRequest;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What get-action answers, and what that leaves behind. A question that was answered before gets the same answer. The
 * problem's own index decides; the one an event carries only starts a problem that is not known yet.
 */
public record ActionAsked(ActionAnswer answer, Optional<ProblemLife> life) {

    /** Answers a get-action.triggered that has a context and a place. */
    public static ActionAsked decide(KnownProblems known, KeptnEvent triggered, RemediationFile file, Instant now) {
        return earlierAnswer(known, triggered.id())
                .map(answer -> new ActionAsked(answer, Optional.empty()))
                .orElseGet(() -> fresh(known, triggered, file, now));
    }

    /** The answer as events, and what the problem comes to by it. */
    public Change change(KeptnEvent triggered, Instant now, GraceTimes grace) {
        var said = new Answer(triggered, ClosingNotice.SOURCE);
        var answers = List.of(
                said.started(now),
                said.finished(now, answer.result(), answer.status(), answer.message(), answer.outcome()));
        return life.map(known -> ProblemEnd.settle(known, now, grace, EngineView.UNKNOWN))
                .orElse(Change.NONE)
                .saying(answers);
    }

    private static ActionAsked fresh(KnownProblems known, KeptnEvent triggered, RemediationFile file, Instant now) {
        var request = ActionRequest.of(triggered.data());
        if (request instanceof ActionRequest.Undecodable undecodable) {
            var life = known.open().stream().findFirst();
            return refused(life, triggered.id(), new ActionAnswer.Refused(true, undecodable.message()), now);
        }
        var asked = (ActionRequest.ForProblem) request;
        if (asked.problem().isResolved()) {
            return refused(openAbout(known, asked.problem()), triggered.id(), goneByItself(asked.problem()), now);
        }
        var latest = known.latestAbout(asked.problem());
        if (latest.isPresent() && !latest.get().isOpen() && isLateFollowUp(latest.get(), asked)) {
            return new ActionAsked(alreadyClosed(latest.get()), Optional.empty());
        }
        var life = latest.filter(ProblemLife::isOpen).orElseGet(() -> known.opened(Report.of(triggered, now)));
        return life.goneByItself()
                ? refused(Optional.of(life), triggered.id(), goneByItself(asked.problem()), now)
                : answered(life, asked.problem(), triggered.id(), file, now);
    }

    private static ActionAsked answered(
            ProblemLife life, Problem problem, EventId askedBy, RemediationFile file, Instant now) {
        if (file instanceof RemediationFile.Unusable unusable) {
            return refused(Optional.of(life), askedBy, new ActionAnswer.Refused(true, unusable.message()), now);
        }
        var content = ((RemediationFile.Readable) file).content();
        var answer = ActionAnswer.of(NextAction.of(content, problem, life.nextIndex()), life.nextIndex());
        if (answer instanceof ActionAnswer.Given given) {
            var attempt = Attempt.of(given, askedBy, now);
            return new ActionAsked(given, Optional.of(life.with(attempt)));
        }
        return refused(Optional.of(life), askedBy, (ActionAnswer.Refused) answer, now);
    }

    private static ActionAsked refused(
            Optional<ProblemLife> life, EventId askedBy, ActionAnswer.Refused answer, Instant now) {
        var refusal = new Refusal(askedBy, answer.errored(), answer.message(), now);
        return new ActionAsked(answer, life.map(known -> known.with(refusal)));
    }

    /**
     * A flow may report its problem anew after its end. The engine's own follow-ups carry the index of the action
     * before; where no action was ever given they cannot be told apart, and nothing is started.
     */
    private static boolean isLateFollowUp(ProblemLife closed, ActionRequest.ForProblem asked) {
        return asked.index() > 0 || closed.attempts().isEmpty();
    }

    private static Optional<ProblemLife> openAbout(KnownProblems known, Problem problem) {
        return known.latestAbout(problem).filter(ProblemLife::isOpen);
    }

    private static ActionAnswer.Refused goneByItself(Problem problem) {
        return new ActionAnswer.Refused(
                false, "problem '%s' resolved by itself, no action is needed".formatted(NextAction.nameOf(problem)));
    }

    private static ActionAnswer.Refused alreadyClosed(ProblemLife life) {
        return new ActionAnswer.Refused(
                false, "no action: " + life.closing().orElseThrow().message());
    }

    private static Optional<ActionAnswer> earlierAnswer(KnownProblems known, EventId askedBy) {
        for (var life : known.lives()) {
            for (var attempt : life.attempts()) {
                if (attempt.askedBy().equals(askedBy)) {
                    return Optional.of(new ActionAnswer.Given(attempt.action(), attempt.index(), attempt.announced()));
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
