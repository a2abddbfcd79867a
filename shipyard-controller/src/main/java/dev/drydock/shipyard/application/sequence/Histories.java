package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What happened to the executions of a flow. */
public interface Histories {
    /** The facts of each execution of a flow, in order; the oldest execution first. Empty if there is no such flow. */
    Uni<List<List<SequenceFact>>> of(String project, KeptnContext context);
}
