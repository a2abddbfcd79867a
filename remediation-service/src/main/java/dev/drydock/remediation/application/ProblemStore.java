package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.KnownProblems;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where problems change: those of a flow at a place are read under their lock, decided about, and kept. */
public interface ProblemStore {
    /** As the last step of handling an event. */
    Commit change(KeptnContext context, Scope scope, Function<KnownProblems, Change> rule);

    /**
     * The same about actions: under the lock of the project's guards, too, so that no two decisions count the same room.
     *
     * @param looksBack how far back the rule needs the ledger
     */
    Commit changeGuarded(
            KeptnContext context, Scope scope, Duration looksBack, BiFunction<KnownProblems, Ledger, Change> rule);

    /**
     * In a transaction of its own; completes when it is committed, and the events are published then.
     *
     * @return what the rule says besides the change
     */
    <T> Uni<T> changeNow(KeptnContext context, Scope scope, Function<KnownProblems, Decided<T>> rule);

    /** {@link #changeGuarded} in a transaction of its own. */
    Uni<Void> changeGuardedNow(
            KeptnContext context, Scope scope, Duration looksBack, BiFunction<KnownProblems, Ledger, Change> rule);

    /** As they are now, without any lock. */
    Uni<KnownProblems> known(KeptnContext context, Scope scope);

    /** A change, and what its cause is told. */
    record Decided<T>(T said, Change change) {}
}
