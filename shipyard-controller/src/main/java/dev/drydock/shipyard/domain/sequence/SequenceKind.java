package dev.drydock.shipyard.domain.sequence;

import dev.drydock.model.shipyard.ImplicitSequences;
import dev.drydock.model.shipyard.Sequence;
import java.util.Locale;

/** What a sequence is there for. */
public enum SequenceKind {
    /** It heals: it asks what to do about a problem, or takes back what was done about one. */
    REMEDIATION,
    /** It only looks. */
    EVALUATION,
    /** Anything else: it may change the service. */
    DELIVERY;

    private static final String HEALING_TASK = "get-action";
    private static final String LOOKING_TASK = "evaluation";

    public static SequenceKind of(Sequence definition) {
        var tasks = definition.tasks();
        if (definition.name().equals(ImplicitSequences.UNDO)
                || tasks.stream().anyMatch(task -> task.name().equals(HEALING_TASK))) {
            return REMEDIATION;
        }
        return !tasks.isEmpty() && tasks.stream().allMatch(task -> task.name().equals(LOOKING_TASK))
                ? EVALUATION
                : DELIVERY;
    }

    /** The word in the API. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
