package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.SequenceFact;
import java.util.Collection;
import java.util.List;

/** What random voyages leave in the log, for tests of whoever stores it. */
public final class RandomHistories {
    private RandomHistories() {}

    /** The facts of each execution of one voyage; the same seed gives the same facts. */
    public static Collection<List<SequenceFact>> of(long seed) {
        var voyage = new Voyage(seed);
        voyage.sail();
        return voyage.histories();
    }
}
