package dev.drydock.jobs.domain;

import java.util.Map;

/** What the exit code of a command tells; a code above 128 means that a signal ended it. */
final class ExitCode {
    private static final int SIGNALS = 128;
    private static final int MOST_SIGNALS = 64;
    private static final Map<Integer, String> NAMES = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 6, "SIGABRT", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM", 25,
            "SIGXFSZ");

    private ExitCode() {}

    static String describe(int code) {
        int signal = code - SIGNALS;
        return signal > 0 && signal <= MOST_SIGNALS
                ? "it was ended by signal %d%s (exit code %d)"
                        .formatted(signal, NAMES.containsKey(signal) ? " " + NAMES.get(signal) : "", code)
                : "exit code %d".formatted(code);
    }
}
