package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.local.Parts;

/** Runs programs that end by themselves, and fails when they fail. */
final class Workshop {
    private final Parts parts;

    Workshop(Parts parts) {
        this.parts = parts;
    }

    /** Waits for the program's end; a failure shows the end of its log. */
    void run(Launch launch) {
        var child = parts.start(() -> ChildProcess.start(launch));
        try {
            var code = child.awaitExit();
            if (code != 0) {
                throw new ServerFailed("Expected '%s' to succeed, but its exit code is %d. The end of its log:%n%s"
                        .formatted(launch.name(), code, child.logTail().indent(2)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Expected '" + launch.name() + "' to end, but the wait was interrupted", e);
        }
    }
}
