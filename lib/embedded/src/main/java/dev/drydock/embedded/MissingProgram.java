package dev.drydock.embedded;

/** A program that this machine lacks and that could not be installed for the user; the text says how to get it. */
public final class MissingProgram extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String program;
    private final String howToInstall;

    public MissingProgram(String program, String howToInstall) {
        super("Expected to find '" + program + "' on this machine, but it is not there. " + howToInstall);
        this.program = program;
        this.howToInstall = howToInstall;
    }

    /** The command that was looked for, such as {@code nats-server}. */
    public String program() {
        return program;
    }

    /** What to do about it, as a sentence or lines for a terminal. */
    public String howToInstall() {
        return howToInstall;
    }
}
