package dev.drydock.shipyard.application.sequence;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Proves that nothing was lost and nothing is stuck: the stored state against the log of facts and events. */
public interface Ledger {
    /**
     * Something that should not be.
     *
     * @param kind a stable word, such as {@code state-is-not-replay}
     * @param subject the id of the execution or event
     * @param detail one sentence
     */
    record Finding(String kind, String subject, String detail) {}

    /** Looks at everything; empty if all is well. At most some hundred findings. */
    Uni<List<Finding>> check();
}
