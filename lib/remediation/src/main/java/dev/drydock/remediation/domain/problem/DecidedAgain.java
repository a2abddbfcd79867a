package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.guard.Ledger;
import java.util.List;

/** What is decided when nothing was heard for as long as was expected: about ends, held actions and undos. */
public record DecidedAgain(Outside outside, Ledger ledger, GraceTimes grace, EngineView engine) {

    /** Decides about all problems of a flow at a place. */
    public Change about(KnownProblems known) {
        return known.lives().stream().map(this::about).reduce(Change.NONE, Change::and);
    }

    private Change about(ProblemLife life) {
        if (!life.isOpen()) {
            return life.undos().stream().allMatch(UndoRun::isOver)
                    ? Change.NONE
                    : new UndoTurn(life, outside, ledger, grace, engine).decide();
        }
        var settled = ProblemEnd.settle(life, ledger.now(), grace, engine);
        var open = settled.lives().get(0);
        if (open.held().isPresent() && engine == EngineView.OVER) {
            // nobody would carry the action out: its sequence has ended, which we only have not heard yet
            var later = open.lookingAgainAt(ledger.now().plus(grace.followUp()), open.endMissed());
            return new Change(List.of(later), settled.events());
        }
        return open.held()
                .map(held -> new Change(List.of(), settled.events())
                        .and(new Answering(open, held.question(), outside, ledger, grace).answer()))
                .orElse(settled);
    }
}
