package dev.drydock.remediation.domain.intake;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One alert of an Alertmanager webhook. A firing is told from others by its fingerprint and the time it started: they give
 * the flow's id, so that every repeat and the end of a firing belong to the same problem.
 *
 * @param resolved whether it is over
 * @param startsAt as it was sent
 */
public record Alert(
        boolean resolved,
        Map<String, String> labels,
        Map<String, String> annotations,
        String startsAt,
        String generatorUrl,
        String fingerprint) {
    private static final String SOURCE = "prometheus";

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** What people call it: its summary, else the name of its rule. */
    public String title() {
        return first(annotations, "summary")
                .or(() -> first(labels, "alertname"))
                .orElse("");
    }

    /** The remediation it asks for. */
    public Intake read(Instant now) {
        var fault = Place.fault("label", labels);
        if (fault.isPresent()) {
            return new Intake.Refused(fault.get());
        }
        if (title().isEmpty()) {
            return new Intake.Refused("missing annotation 'summary' and label 'alertname': the problem has no name");
        }
        return new Intake.Readable(
                trigger(new Scope(labels.get("project"), labels.get("stage"), labels.get("service")), now));
    }

    private KeptnEvent trigger(Scope scope, Instant now) {
        var context = new KeptnContext(
                NameUuid.of("alert\n" + identity() + '\n' + startsAt).toString());
        return new KeptnEvent(
                EventId.derived(new EventId(context.value()), "remediation.triggered", SOURCE),
                SOURCE,
                new EventType.OfSequence(scope.stage(), "remediation", EventKind.TRIGGERED),
                now,
                context,
                Optional.empty(),
                Optional.empty(),
                payload(scope));
    }

    private String identity() {
        return fingerprint.isEmpty() ? new TreeMap<>(labels).toString() : fingerprint;
    }

    private Payload payload(Scope scope) {
        var data = Payload.of(scope).with("problem", problem(scope).values());
        if (!generatorUrl.isEmpty()) {
            data = data.with("labels", Map.of("Problem URL", generatorUrl));
        }
        var deployment = labels.getOrDefault("deployment", "");
        return deployment.isEmpty() ? data : data.with("deployment", Map.of("deploymentNames", List.of(deployment)));
    }

    private Payload problem(Scope scope) {
        var details = first(annotations, "descriptions")
                .or(() -> first(annotations, "description"))
                .orElse("");
        var problem = Payload.of(scope)
                .with("State", resolved ? "RESOLVED" : "OPEN")
                .with("ProblemID", "")
                .with("ProblemTitle", title())
                .with("ProblemDetails", Map.of("problemDetails", details))
                .with("ProblemURL", generatorUrl)
                .with("ImpactedEntity", labels.getOrDefault("pod_name", ""));
        var deployment = labels.getOrDefault("deployment", "");
        return deployment.isEmpty() ? problem : problem.with("labels", Map.of("deployment", deployment));
    }

    private static Optional<String> first(Map<String, String> texts, String key) {
        return Optional.ofNullable(texts.get(key)).filter(text -> !text.isBlank());
    }
}
