package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.killswitch.Coverage;
import dev.drydock.remediation.domain.killswitch.SwitchChange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** People stop actions and allow them again; what was held goes on at once. */
public record Stopping(KillSwitches switches, HeldProblems held, NextLook nextEnd, InstantSource clock) {
    /** Those that are on, the oldest first. */
    public Uni<List<KillSwitch>> on() {
        var now = clock.instant();
        return switches.list()
                .map(all -> all.stream().filter(one -> one.isOn(now)).toList());
    }

    /** Turns one on. A shorter time than before lets go of what is held the earlier. */
    public Uni<SwitchChange> stop(KillSwitch asked) {
        return switches.turnOn(asked)
                .invoke(change -> change.after().until().ifPresent(nextEnd::noLaterThan))
                .call(change -> wake(change, clock.instant()));
    }

    /** Lifts one; absent when none of exactly this coverage was on. */
    public Uni<Optional<SwitchChange>> allow(Coverage what, String by, String reason) {
        var now = clock.instant();
        return switches.lift(what, by, reason, now)
                .call(lifted -> lifted.map(change -> wake(change, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Ends those whose time is over; to be called about every second, cheap when none is. */
    public Uni<Void> round() {
        var now = clock.instant();
        return nextEnd.isNow(now) ? expire(now) : Uni.createFrom().voidItem();
    }

    private Uni<Void> expire(Instant now) {
        return switches.expire(now)
                .chain(ended -> Multi.createFrom()
                        .iterable(ended)
                        .onItem()
                        .transformToUniAndConcatenate(change -> wake(change, now))
                        .collect()
                        .last())
                .chain(switches::nextEnd)
                .invoke(next -> next.ifPresent(nextEnd::noLaterThan))
                .replaceWithVoid();
    }

    private Uni<Void> wake(SwitchChange change, Instant now) {
        return change.event().isEmpty()
                ? Uni.createFrom().voidItem()
                : held.wake(Coverage.of(change.after()), now).replaceWithVoid();
    }
}
