package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.problem.DecidedAgain;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.Outside;
import dev.drydock.remediation.domain.problem.ProblemEnd;
import dev.drydock.remediation.domain.problem.ProblemLife;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;

/** Decides again about the problems of a flow: whether they are over, whether a held action may go, what is taken back. */
public record GuardedDecisions(
        ProblemStore problems, OutsideFacts facts, Engine engine, GraceTimes grace, InstantSource clock) {

    /** Asks the engine and, where guards decide, for everything they look at; completes when the decision is committed. */
    public Uni<Void> again(KeptnContext context, Scope scope) {
        return engine.view(scope.project(), context)
                .chain(view -> problems.known(context, scope)
                        .chain(known -> needsGuards(known)
                                ? guarded(context, scope, known, view)
                                : problems.changeNow(
                                                context,
                                                scope,
                                                now -> new ProblemStore.Decided<>(
                                                        view, ProblemEnd.settleAll(now, clock.instant(), grace, view)))
                                        .replaceWithVoid()));
    }

    private Uni<Void> guarded(KeptnContext context, Scope scope, KnownProblems seen, EngineView view) {
        var commit = seen.held()
                .flatMap(ProblemLife::held)
                .flatMap(held -> held.question().commit());
        return facts.of(context, scope, commit, seen.firstToUndo())
                .chain(outside -> guarded(context, scope, outside, view));
    }

    private Uni<Void> guarded(KeptnContext context, Scope scope, Outside outside, EngineView view) {
        return problems.changeGuardedNow(
                context,
                scope,
                OutsideFacts.looksBack(outside),
                (known, ledger) -> new DecidedAgain(outside, ledger, grace, view).about(known));
    }

    private static boolean needsGuards(KnownProblems known) {
        return known.firstToUndo().isPresent()
                || known.lives().stream().anyMatch(life -> life.held().isPresent());
    }
}
