package dev.drydock.examples.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What runs where, in the columns that {@code kubectl get pods} has. */
final class Overview {
    private static final String ROW = "%-24s %-24s %-8s %-10s %s%n";

    private Overview() {}

    static String of(List<Release> releases) {
        var text = new StringBuilder(ROW.formatted("NAMESPACE", "REPLICA", "READY", "AGE", "PROCESS"));
        for (var release : releases) {
            for (var replica : release.replicas()) {
                text.append(ROW.formatted(
                        release.name().namespace(),
                        replica.name(),
                        replica.isAlive() ? "1/1" : "0/1",
                        Duration.between(replica.started(), Instant.now()).toSeconds() + "s",
                        replica.pid() + " on " + replica.address().getAuthority()));
            }
        }
        return text.toString();
    }
}
