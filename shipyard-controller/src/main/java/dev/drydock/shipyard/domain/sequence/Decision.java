package dev.drydock.shipyard.domain.sequence;

import java.util.List;

/** The answer to a command. A refusal is a value, not an exception. */
public sealed interface Decision {
    /** What is the case now; nothing, if it was the case already. */
    record Accepted(List<SequenceFact> facts) implements Decision {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Nothing changes.
     *
     * @param detail one sentence: what was wanted, and why it cannot be
     */
    record Rejected(Reason reason, String detail) implements Decision {}

    /** Why; reaches clients, logs and metrics, so the words stay. */
    enum Reason {
        UNKNOWN_TASK,
        REPEATED,
        ALREADY_ENDED,
        NOT_PAUSED,
        NOT_ENDED,
        NOT_FAILED,
        HEALS_BY_ITSELF,
        ALREADY_RETRIED,
        FLOW_AT_WORK,
        UNKNOWN_SEQUENCE,
        SEVERAL_FAILED,
        OVERTAKEN,
        SEQUENCE_CHANGED,
        UNUSABLE_FILES,
        TOO_LARGE
    }
}
