package dev.drydock.lighthouse.domain.monitoring;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import java.util.Optional;

/**
 * What a {@code configure-monitoring.triggered} event asks for.
 *
 * @param type which monitoring tool; it becomes the project's SLI provider
 */
public record MonitoringRequest(String project, String type, Optional<Scope> scope) {
    /** The task. */
    public static final String TASK = "configure-monitoring";

    /** The tool that is set up here; others have executors of their own. */
    public static final String PROMETHEUS = "prometheus";

    /** Absent when the project or the tool is not said. */
    public static Optional<MonitoringRequest> of(KeptnEvent event) {
        var data = event.data();
        var type = data.text("configureMonitoring", "type")
                .or(() -> data.text(TASK, "type"))
                .or(() -> data.text("type"))
                .filter(text -> !text.isBlank());
        var project = data.text("project").filter(text -> !text.isBlank());
        return type.isPresent() && project.isPresent()
                ? Optional.of(new MonitoringRequest(project.get(), type.get(), data.scope()))
                : Optional.empty();
    }

    public boolean isForPrometheus() {
        return type.equals(PROMETHEUS);
    }
}
