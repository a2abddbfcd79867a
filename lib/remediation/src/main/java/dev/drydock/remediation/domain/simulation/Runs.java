package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of a problem's actions in the ledger, and what is still to be taken back of them. */
final class Runs {
    private final List<ActionRun> ledger;
    private final String problem;
    private final Scope scope;
    private final String problemType;
    private final List<Undo> open = new ArrayList<>();
    private Optional<Double> score;
    private Optional<Undo> worse = Optional.empty();
    private Optional<Undo> last = Optional.empty();
    private int current = -1;

    Runs(List<ActionRun> ledger, String problem, Scope scope, String problemType, Optional<Double> before) {
        this.ledger = ledger;
        this.problem = problem;
        this.scope = scope;
        this.problemType = problemType;
        this.score = before;
    }

    void begin(Action action, Instant at, boolean shadow) {
        current = ledger.size();
        last = shadow ? Optional.empty() : action.undo();
        last.ifPresent(open::add);
        ledger.add(new ActionRun(
                problem,
                scope,
                problemType,
                action.action(),
                at,
                shadow,
                true,
                score,
                Optional.empty(),
                Effect.PENDING));
    }

    /** The action of the newest run; empty before there is one. */
    String action() {
        return current < 0 ? "" : ledger.get(current).action();
    }

    /** Notes what the evaluation after the newest run found, and what that says of the run, if one was made. */
    Optional<Effect> measured(Measured found) {
        if (current < 0) {
            return Optional.empty();
        }
        var run = ledger.get(current);
        var change = found.score().flatMap(after -> run.before().map(before -> after - before));
        var effect = found.result() != Result.FAIL
                        || change.filter(points -> points > 0).isPresent()
                ? Effect.EFFECTIVE
                : Effect.INEFFECTIVE;
        ledger.set(current, changed(run, run.underWay(), found.score(), effect));
        score = found.score().or(() -> score);
        worse = change.filter(points -> points < 0)
                .flatMap(points -> last)
                .filter(undo -> undo.when().contains(Undo.When.WORSE));
        current = -1;
        return Optional.of(effect);
    }

    /** What is to be taken back at once; once. */
    Optional<Undo> worse() {
        var due = worse;
        worse = Optional.empty();
        due.ifPresent(open::remove);
        return due;
    }

    /** What is to be taken back when the problem is closed, the newest first. */
    List<Undo> dueAtEnd() {
        var due = new ArrayList<Undo>();
        for (var at = open.size() - 1; at >= 0; at--) {
            var undo = open.get(at);
            if (undo.when().contains(Undo.When.CLOSED)
                    || worse.filter(undo::equals).isPresent()) {
                due.add(undo);
            }
        }
        return due;
    }

    /** The problem is over: its service is no longer under remediation. */
    void end() {
        ledger.replaceAll(run -> run.problem().equals(problem) ? underWay(run, false) : run);
    }

    static ActionRun underWay(ActionRun run, boolean isUnderWay) {
        return changed(run, isUnderWay, run.after(), run.effect());
    }

    private static ActionRun changed(ActionRun run, boolean underWay, Optional<Double> after, Effect effect) {
        return new ActionRun(
                run.problem(),
                run.scope(),
                run.problemType(),
                run.action(),
                run.at(),
                run.shadow(),
                underWay,
                run.before(),
                after,
                effect);
    }
}
