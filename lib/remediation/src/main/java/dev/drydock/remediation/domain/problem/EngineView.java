package dev.drydock.remediation.domain.problem;

/** What the engine says about a flow when it is asked. */
public enum EngineView {
    /** Nobody asked, or the engine did not answer. */
    UNKNOWN,
    /** Something runs or waits. */
    ACTIVE,
    /** It has never heard of the flow: what triggers it may still be on its way. */
    UNHEARD_OF,
    /** Nothing runs, and nothing will. */
    OVER,
    /** A person stopped it. */
    ABORTED
}
