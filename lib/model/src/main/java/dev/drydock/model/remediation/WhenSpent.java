package dev.drydock.model.remediation;

/** What happens when the budget of an action is spent. */
public enum WhenSpent {
    /** The next action of the list is tried. */
    NEXT,
    /** It waits until there is room again. */
    WAIT
}
