package dev.drydock.lighthouse.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Where Prometheus reads its rules and scrape jobs. */
public interface MonitoringFolder {
    /**
     * Writes files by their name below the folder, each of them whole or not at all, and lets Prometheus read them.
     *
     * @return one sentence that says what was done
     */
    Uni<String> write(Map<String, String> files);
}
