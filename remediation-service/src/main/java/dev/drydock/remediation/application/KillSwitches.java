package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.killswitch.Coverage;
import dev.drydock.remediation.domain.killswitch.SwitchChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people have stopped. */
public interface KillSwitches {
    /**
     * Those that are on, for a transaction that decides about an action. None is turned on before it ends: when whoever
     * turns one on is answered, nothing is given any more that it covers.
     */
    Uni<List<KillSwitch>> on(SqlConnection tx);

    /** Those that are on, the oldest first. */
    Uni<List<KillSwitch>> list();

    /** Turns one on, or changes one that is on. */
    Uni<SwitchChange> turnOn(KillSwitch asked);

    /**
     * Lifts the one of exactly this coverage.
     *
     * @param reason may be empty
     * @return absent when none was on
     */
    Uni<Optional<SwitchChange>> lift(Coverage what, String by, String reason, Instant now);

    /** Ends those whose time is over; each is told once, whoever asks how often. */
    Uni<List<SwitchChange>> expire(Instant now);

    /** When the next one ends by itself. */
    Uni<Optional<Instant>> nextEnd();
}
