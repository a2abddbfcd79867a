package dev.drydock.shipyard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/** Time and fresh ids come from here, and nowhere else. */
@ApplicationScoped
class ClockAndIds {
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC); // the precision of the contract's timestamps
    }

    @Produces
    @Singleton
    Supplier<UUID> freshIds() {
        return UUID::randomUUID;
    }
}
