package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.ProblemId;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the service's database would hold: the problems, and the ledger that follows from them. */
final class Records {
    private final List<ActionRun> before;
    private final Map<ProblemId, ProblemLife> lives = new LinkedHashMap<>();
    private final Map<Scope, Score> scores = new HashMap<>();

    private record Score(double points, Instant at) {}

    /** @param before runs of actions of other problems */
    Records(List<ActionRun> before) {
        this.before = before;
    }

    void keep(ProblemLife life) {
        lives.put(life.id(), life);
    }

    void note(Scope scope, double points, Instant at) {
        scores.put(scope, new Score(points, at));
    }

    /** As a decision at that time reads it. */
    Ledger at(Instant now, Scope scope, List<KillSwitch> switches) {
        var runs = Stream.concat(before.stream(), lives.values().stream().flatMap(life -> runs(life, now)))
                .filter(run -> !run.at().isAfter(now))
                .sorted(Comparator.comparing(ActionRun::at).reversed())
                .toList();
        var on = switches.stream().filter(one -> one.isOn(now)).toList();
        var score = Optional.ofNullable(scores.get(scope))
                .filter(one -> one.at().plus(Ledger.FRESH).isAfter(now))
                .map(Score::points);
        return new Ledger(now, runs, on, score);
    }

    private Stream<ActionRun> runs(ProblemLife life, Instant now) {
        var underWay = life.closing().map(end -> end.at().isAfter(now)).orElse(true);
        return life.attempts().stream()
                .filter(attempt -> !attempt.isUndo())
                .map(attempt -> new ActionRun(
                        life.id().value(),
                        life.report().scope(),
                        NextAction.nameOf(life.report().problem()),
                        attempt.action().action(),
                        attempt.at(),
                        attempt.shadow(),
                        underWay,
                        attempt.before(),
                        attempt.score(),
                        effect(life, attempt)));
    }

    /** What seemed to heal a problem that came back soon did not. What was only as if is not to blame. */
    private ActionRun.Effect effect(ProblemLife life, Attempt attempt) {
        var last = life.attempts().get(life.attempts().size() - 1);
        var seemedToHeal =
                life.state() == ProblemState.RESOLVED && attempt.askedBy().equals(last.askedBy()) && !attempt.shadow();
        return seemedToHeal && cameBack(life) ? ActionRun.Effect.INEFFECTIVE : attempt.effect();
    }

    private boolean cameBack(ProblemLife healed) {
        var end = healed.closing().orElseThrow().at();
        return lives.values().stream()
                .filter(life -> !life.id().equals(healed.id()))
                .filter(life -> life.report().scope().equals(healed.report().scope()))
                .filter(life -> NextAction.nameOf(life.report().problem())
                        .equals(NextAction.nameOf(healed.report().problem())))
                .map(life -> life.report().at())
                .anyMatch(at -> !at.isBefore(end) && at.isBefore(end.plus(Ledger.RECURS_WITHIN)));
    }
}
