package dev.drydock.remediation.domain.problem;

/** What the engine says about a flow when it is asked. */
public enum EngineView {
    /** Nobody asked, or the engine did not answer. */
    UNKNOWN,
    /** Something runs or waits. */
    ACTIVE,
    /** Nothing runs, and nothing will. */
    OVER,
    /** A person stopped it. */
    ABORTED
}
