package dev.drydock.lighthouse.application;

import java.time.Instant;
import java.util.function.Consumer;

/** Wakes who looks for due evaluations. To forget it, as a crash does, only makes them later: due times are stored. */
public final class Alarm {
    private volatile Consumer<Instant> sleeper = time -> {};

    public void at(Instant time) {
        sleeper.accept(time);
    }

    /** Who is to be woken. */
    public void wakes(Consumer<Instant> sleeper) {
        this.sleeper = sleeper;
    }
}
