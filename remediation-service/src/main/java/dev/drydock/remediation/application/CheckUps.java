package dev.drydock.remediation.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Looks after open problems about which nothing was heard: decides again. */
public record CheckUps(DueProblems due, GuardedDecisions decisions, NextLook nextLook, InstantSource clock) {
    private static final Logger LOG = Logger.getLogger(CheckUps.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;
    private static final int TOGETHER = 8;

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
                        .transformToUni(this::checkUp)
                        .merge(TOGETHER)
                        .collect()
                        .asList())
                .chain(due::next)
                .invoke(next -> next.ifPresent(nextLook::noLaterThan))
                .replaceWithVoid();
    }

    /** One that fails is looked at again when its lease is over. */
    private Uni<Void> checkUp(DueProblems.Due place) {
        return decisions.again(place.context(), place.scope()).onFailure().recoverWithItem(failure -> {
            LOG.warnf(
                    "the problem of flow %s could not be decided about yet: %s", place.context(), failure.getMessage());
            return null;
        });
    }
}
