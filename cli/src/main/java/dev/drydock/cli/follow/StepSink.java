package dev.drydock.cli.follow;

/** Shows a run while it happens. */
public interface StepSink {
    void step(Step step);

    /** What the run waits for; an empty text when for nothing. Replaces what was said before. */
    void waiting(String text);

    /** False when nobody can read any more. */
    boolean isOpen();
}
