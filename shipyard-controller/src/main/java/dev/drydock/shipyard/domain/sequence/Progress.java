package dev.drydock.shipyard.domain.sequence;

import java.util.ArrayList;
import java.util.List;

/** The facts of one decision as they come, and the state that each leads to. */
final class Progress {
    private final List<SequenceFact> facts = new ArrayList<>();
    private SequenceExecution execution;

    Progress(SequenceExecution execution) {
        this.execution = execution;
    }

    void add(SequenceFact fact) {
        facts.add(fact);
        execution = execution.on(fact);
    }

    SequenceExecution execution() {
        return execution;
    }

    Decision.Accepted accepted() {
        return new Decision.Accepted(facts);
    }
}
