package dev.drydock.lighthouse.application;

import dev.drydock.lighthouse.domain.monitoring.MonitoringSetup;
import io.smallrye.mutiny.Uni;

/** Where Prometheus reads its rules and scrape jobs. */
public interface MonitoringFolder {
    /**
     * Writes the files by their name below the folder, each of them whole or not at all, and lets Prometheus read them. Of
     * those of earlier versions, what is the same service's goes.
     *
     * @return one sentence that says what was done
     */
    Uni<String> write(MonitoringSetup setup);
}
