package dev.drydock.remediation.domain.problem;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.remediation.domain.action.ActionAnswer;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.guard.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers a get-action for an open problem, at once or, if its action was held, later. Everything that is said follows from
 * what is kept: it is committed together.
 */
record Answering(ProblemLife life, Question question, Outside outside, Ledger ledger, GraceTimes grace) {

    Change answer() {
        if (life.goneByItself()) {
            return refused(life, ActionAnswer.goneByItself(life.report().problem()));
        }
        if (outside.file() instanceof RemediationFile.Unusable unusable) {
            return refused(life, new ActionAnswer.Refused(true, unusable.message()));
        }
        if (outside.guards() instanceof Outside.ProjectGuards.Unusable unusable) {
            return refused(life, new ActionAnswer.Refused(true, unusable.message()));
        }
        var file = ((RemediationFile.Readable) outside.file()).content();
        var guards = ((Outside.ProjectGuards.Readable) outside.guards()).content();
        var choice = ActionChoice.of(life, file, guards, outside.stage(), ledger);
        var passing = passing(choice);
        if (choice instanceof ActionChoice.Act act) {
            return given(passing, act);
        }
        return choice instanceof ActionChoice.Wait wait
                ? held(passing, wait)
                : refused(passing, withSkipped(passing, ((ActionChoice.None) choice).answer()));
    }

    /** It is refused whatever the file says. */
    Change refused(ActionAnswer.Refused answer) {
        return refused(life, answer);
    }

    private ProblemLife passing(ActionChoice choice) {
        var passing = life;
        for (var passed : choice.passed()) {
            passing = passing.with(
                    passed.action(), Timeline.details(passed.action().title(), passed.checks()));
        }
        return passing;
    }

    private Change given(ProblemLife passing, ActionChoice.Act act) {
        var before = life.lastAttempt().flatMap(Attempt::score).or(ledger::score);
        var attempt = Attempt.of(act.answer(), question.askedBy(), ledger.now(), act.undoes(), before);
        var free = begun() ? passing.released(ledger.now(), attempt.title() + " is let go") : passing;
        return settled(free.with(attempt, Timeline.details(attempt.title(), act.checks())), finished(act.answer()));
    }

    private Change refused(ProblemLife passing, ActionAnswer.Refused answer) {
        var refusal = new Refusal(question.askedBy(), answer.errored(), answer.message(), ledger.now());
        return settled(passing.with(refusal), finished(answer));
    }

    private static ActionAnswer.Refused withSkipped(ProblemLife passing, ActionAnswer.Refused answer) {
        var skipped = passing.tries().skipped();
        return skipped.isEmpty()
                ? answer
                : new ActionAnswer.Refused(
                        answer.errored(),
                        answer.message()
                                + skipped.stream().map(Skipped::words).collect(Collectors.joining("; ", "; ", "")));
    }

    private Change held(ProblemLife passing, ActionChoice.Wait wait) {
        var before = life.held().filter(one -> one.isOf(wait.index(), wait.undoes(), wait.action()));
        var hold = wait.hold();
        var asked = before.flatMap(Held::asking);
        var asks = hold.by().guard().equals(GuardRules.RISK) && asked.isEmpty();
        var held = new Held(
                question,
                wait.index(),
                wait.action(),
                wait.undoes(),
                hold.by(),
                before.map(Held::since).orElse(ledger.now()),
                hold.until(),
                hold.lookAgainAt(),
                asks ? Optional.of(asking(wait)) : asked);
        if (before.filter(one -> !held.differsFrom(one)).isPresent()) {
            return settled(passing.stillHolding(held), List.of());
        }
        var events = new ArrayList<KeptnEvent>();
        if (!begun()) {
            events.add(said().started(ledger.now()));
        }
        events.add(HoldNotice.held(said(), held, ledger.now()));
        if (asks) {
            events.add(HoldNotice.approvalRequested(passing, held, ledger.now()));
        }
        return settled(
                passing.holding(
                        held, ledger.now(), Timeline.details(held.action().title(), hold.checks())),
                events);
    }

    private Asking asking(ActionChoice.Wait wait) {
        var outcomes = ledger.runs().stream()
                .filter(run -> run.scope().equals(life.report().scope()))
                .filter(run -> run.action().equals(wait.action().action()) && !run.shadow())
                .filter(run ->
                        run.problemType().equals(NextAction.nameOf(life.report().problem())))
                .limit(5)
                .map(run -> new Asking.Outcome(run.at(), run.effect(), run.before(), run.after()))
                .toList();
        return new Asking(ledger.now(), wait.hold().until(), wait.approvals(), List.of(), ledger.score(), outcomes);
    }

    private List<KeptnEvent> finished(ActionAnswer answer) {
        var now = ledger.now();
        var finished = said().finished(now, answer.result(), answer.status(), answer.message(), answer.outcome());
        return begun() ? List.of(finished) : List.of(said().started(now), finished);
    }

    /** Whether this get-action was told already that it is worked on. */
    private boolean begun() {
        return life.held()
                .filter(held -> held.question().askedBy().equals(question.askedBy()))
                .isPresent();
    }

    private Answer said() {
        var report = life.report();
        return new Answer(question.triggered(report.context(), report.scope()), ClosingNotice.SOURCE);
    }

    private Change settled(ProblemLife answered, List<KeptnEvent> events) {
        var settled = ProblemEnd.settle(answered, ledger.now(), grace, EngineView.UNKNOWN);
        return new Change(List.of(), events).and(settled);
    }
}
