package dev.drydock.remediation.domain.intake;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.Payload;
import dev.drydock.events.Rfc3339;
import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.intake.Intake.Firing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One alert of a webhook. Its fingerprint tells the problem from others at its place; with the time it started it gives the flow's id, so
 * that every repeat of a firing belongs to the same flow.
 *
 * @param resolved whether it is over
 * @param startsAt as it was sent; {@code endsAt} likewise
 * @param links further addresses for people, by what they show
 * @param values what was measured when the alert fired, by name; empty if the tool does not say
 */
public record Alert(
        boolean resolved,
        Map<String, String> labels,
        Map<String, String> annotations,
        String startsAt,
        String endsAt,
        String generatorUrl,
        String fingerprint,
        Map<String, String> links,
        Map<String, Object> values) {

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        links = Map.copyOf(links);
        values = Map.copyOf(values);
    }

    /** What people call it: its summary, else the name of its rule. */
    public String title() {
        return first(annotations, "summary")
                .or(() -> first(labels, "alertname"))
                .orElse("");
    }

    /** The remediation it asks for. */
    public Intake read(AlertTool tool, Instant now) {
        return tool.places()
                .at(
                        labels,
                        scope -> title().isEmpty()
                                ? new Intake.Refused(
                                        "missing annotation 'summary' and label 'alertname': the problem has no name")
                                : new Intake.Readable(
                                        trigger(tool, scope, now),
                                        Optional.of(new Identity(tool.source(), identity())),
                                        new Firing(time(startsAt), time(endsAt))));
    }

    private KeptnEvent trigger(AlertTool tool, Scope scope, Instant now) {
        var context = new KeptnContext(
                NameUuid.of(String.join("\n", "alert", tool.source(), identity(), scope.toString(), startsAt))
                        .toString());
        return new KeptnEvent(
                EventId.derived(new EventId(context.value()), "remediation.triggered", tool.source()),
                tool.source(),
                new EventType.OfSequence(scope.stage(), "remediation", EventKind.TRIGGERED),
                now,
                context,
                Optional.empty(),
                Optional.empty(),
                payload(scope));
    }

    private String identity() {
        return fingerprint.isBlank() ? new TreeMap<>(labels).toString() : fingerprint;
    }

    private Payload payload(Scope scope) {
        var data = Payload.of(scope).with("problem", problem(scope).values());
        var urls = urls();
        if (!urls.isEmpty()) {
            data = data.with("labels", urls);
        }
        var deployment = labels.getOrDefault("deployment", "");
        return deployment.isEmpty() ? data : data.with("deployment", Map.of("deploymentNames", List.of(deployment)));
    }

    private Map<String, String> urls() {
        var urls = new LinkedHashMap<String, String>();
        if (!generatorUrl.isEmpty()) {
            urls.put("Problem URL", generatorUrl);
        }
        new TreeMap<>(links).forEach((name, url) -> {
            if (!url.isBlank()) {
                urls.put(name, url);
            }
        });
        return urls;
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
        if (!values.isEmpty()) {
            problem = problem.with("values", values);
        }
        var deployment = labels.getOrDefault("deployment", "");
        return deployment.isEmpty() ? problem : problem.with("labels", Map.of("deployment", deployment));
    }

    /** The zero time of Go, in the year 1, means that there is none. */
    private static Optional<Instant> time(String text) {
        return Rfc3339.parse(text).filter(time -> !time.isBefore(Instant.EPOCH));
    }

    private static Optional<String> first(Map<String, String> texts, String key) {
        return Optional.ofNullable(texts.get(key)).filter(text -> !text.isBlank());
    }
}
