package dev.drydock.cli.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether to stay and look on, and for how long at most. */
final class WatchOptions {
    @Option(
            names = {"-w", "--watch"},
            description = "Stay and show what happens; the exit code is the result.")
    private boolean wanted;

    @Option(
            names = "--watch-time",
            paramLabel = "TIME",
            converter = WatchTime.class,
            description = "Give up after this long, such as 90 (seconds), 10m or 1h; no limit by default.")
    private @Nullable Duration limit;

    boolean isWanted() {
        return wanted;
    }

    Optional<Duration> limit() {
        return Optional.ofNullable(limit);
    }
}
