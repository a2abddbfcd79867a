package dev.drydock.lighthouse.domain.monitoring;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be monitored, and with what.
 *
 * @param type which monitoring tool; it becomes the project's SLI provider
 * @param stage the only stage meant; all of them when absent
 * @param service the only service meant; all of them when absent
 */
public record MonitoringRequest(String project, String type, Optional<String> stage, Optional<String> service) {
    /** The task. */
    public static final String TASK = "configure-monitoring";

    /** The tool that is set up here; others have executors of their own. */
    public static final String PROMETHEUS = "prometheus";

    private static final EventType CALL = EventType.parse("sh.keptn.event.monitoring.configure");

    /**
     * The task that an event asks for: its triggered event itself, or that of a {@code monitoring.configure}, with which
     * Keptn's command line asks and which is answered like the task.
     */
    public static Optional<KeptnEvent> task(KeptnEvent event) {
        if (event.context().isEmpty()) {
            return Optional.empty();
        }
        if (event.taskOf(EventKind.TRIGGERED).filter(TASK::equals).isPresent()) {
            return Optional.of(event);
        }
        return event.type().equals(CALL) ? Optional.of(asTask(event)) : Optional.empty();
    }

    /** Absent when the project or the tool is not said. */
    public static Optional<MonitoringRequest> of(KeptnEvent event) {
        var data = event.data();
        var type = data.text("configureMonitoring", "type")
                .or(() -> data.text(TASK, "type"))
                .or(() -> data.text("type"))
                .filter(text -> !text.isBlank());
        var project = name(data, "project");
        return type.isPresent() && project.isPresent()
                ? Optional.of(
                        new MonitoringRequest(project.get(), type.get(), name(data, "stage"), name(data, "service")))
                : Optional.empty();
    }

    public boolean isForPrometheus() {
        return type.equals(PROMETHEUS);
    }

    /** The one place that is meant; absent when it may be several. */
    public Optional<Scope> place() {
        return stage.flatMap(inStage -> service.map(name -> new Scope(project, inStage, name)));
    }

    public boolean isFor(Scope scope) {
        return stage.filter(name -> !name.equals(scope.stage())).isEmpty()
                && service.filter(name -> !name.equals(scope.service())).isEmpty();
    }

    /** Why nothing is meant, when a project has no such place. */
    public String nowhere() {
        return "There is nothing to monitor: project '%s' has no %s%s. Create it, or name another one."
                .formatted(
                        project,
                        service.map(name -> "service '" + name + "'").orElse("service"),
                        stage.map(name -> " in a stage '" + name + "'").orElse(""));
    }

    private static KeptnEvent asTask(KeptnEvent call) {
        var type = call.data().text("type").orElse("");
        return new KeptnEvent(
                call.id(),
                call.source(),
                EventType.taskTriggered(TASK),
                call.time(),
                call.context(),
                call.triggeredId(),
                call.gitCommitId(),
                call.data().with("configureMonitoring", Map.of("type", type)),
                call.extensions());
    }

    private static Optional<String> name(Payload data, String key) {
        return data.text(key).filter(text -> !text.isBlank());
    }
}
