package dev.drydock.local.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Where the tour is told: lines with the time since the start. */
final class Screen {
    private static final int SECONDS = 60;

    private final PrintStream out;
    private final long start = System.nanoTime();

    Screen(PrintStream out) {
        this.out = out;
    }

    void blank() {
        out.println();
    }

    void heading(String text) {
        out.println("\n" + text + "\n");
    }

    /** Text as it is. */
    void plain(String text) {
        out.println(text);
    }

    /** Something that happened now. */
    void tell(String text) {
        var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        out.printf("  %d:%02d  %s%n", seconds / SECONDS, seconds % SECONDS, text);
    }
}
