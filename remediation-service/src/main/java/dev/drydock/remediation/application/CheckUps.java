package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.ProblemEnd;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks after open problems about which nothing was heard: asks the engine, and decides again. */
public record CheckUps(
        DueProblems due,
        ProblemStore problems,
        Engine engine,
        NextLook nextLook,
        GraceTimes grace,
        InstantSource clock) {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;

    /** One round, to be called about every second; cheap when nothing is due. */
    public Uni<Void> round() {
        var now = clock.instant();
        return nextLook.isNow(now) ? look(now) : Uni.createFrom().voidItem();
    }

    private Uni<Void> look(Instant now) {
        return due.claim(now, LEASE, AT_ONCE)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::checkUp)
                        .collect()
                        .asList())
                .chain(due::next)
                .invoke(next -> next.ifPresent(nextLook::noLaterThan))
                .replaceWithVoid();
    }

    private Uni<Void> checkUp(DueProblems.Due place) {
        return engine.view(place.scope().project(), place.context())
                .chain(view -> problems.changeNow(
                        place.context(), place.scope(), known -> new ProblemStore.Decided<>(view, decide(known, view))))
                .replaceWithVoid();
    }

    private Change decide(KnownProblems known, EngineView view) {
        return ProblemEnd.settleAll(known, clock.instant(), grace, view);
    }
}
