package dev.drydock.cli;

/** What scripts may rely on: these numbers never change their meaning. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    UNAUTHORIZED(4),
    TIMED_OUT(5),
    RUN_FAILED(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
