package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.ActionRun;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The ledger that follows from problems. */
final class RunsOf {
    private RunsOf() {}

    static List<ActionRun> lives(Collection<ProblemLife> lives) {
        return lives.stream()
                .flatMap(life -> life.attempts().stream()
                        .filter(attempt -> !attempt.isUndo())
                        .map(attempt -> run(life, attempt)))
                .sorted(Comparator.comparing(ActionRun::at).reversed())
                .toList();
    }

    private static ActionRun run(ProblemLife life, Attempt attempt) {
        return new ActionRun(
                life.id().value(),
                life.report().scope(),
                NextAction.nameOf(life.report().problem()),
                attempt.action().action(),
                attempt.at(),
                attempt.shadow(),
                life.isOpen(),
                attempt.before(),
                attempt.score(),
                attempt.effect());
    }
}
