package dev.drydock.cli.follow;

import dev.drydock.cli.ExitCode;
import java.util.Locale;

/** How something ended, in the order from good to bad. */
public enum Verdict {
    PASS,
    WARNING,
    FAIL;

    /** An error or an abort is a failure whatever the result says. */
    static Verdict of(String result, String status) {
        if (status.equals("errored") || status.equals("aborted") || result.equals("fail")) {
            return FAIL;
        }
        return result.equals("warning") ? WARNING : PASS;
    }

    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public ExitCode exitCode() {
        return this == FAIL ? ExitCode.RUN_FAILED : ExitCode.OK;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
