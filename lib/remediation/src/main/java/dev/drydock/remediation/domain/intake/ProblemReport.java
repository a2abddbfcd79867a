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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A problem in the fields that Dynatrace fills in: {@code State}, {@code PID}, {@code ProblemTitle}, {@code Tags} and so on,
 * read in any case. Its {@code PID} tells it from others.
 *
 * @param source who reports it
 * @param data the fields
 */
public record ProblemReport(String source, Payload data) {
    /** The source of what Dynatrace reports. */
    public static final String DYNATRACE = "dynatrace";

    /** Where Dynatrace's own fields, Keptn's fields beside them, and the tags of the impacted entities say it is. */
    public static final PlaceNames PLACES = new PlaceNames(
            "field or tag",
            List.of("project", "KeptnProject", "keptn_project"),
            List.of("stage", "KeptnStage", "keptn_stage"),
            List.of("service", "KeptnService", "keptn_service"));

    /** Of a report that has a PID, which makes its flow. */
    private static final KeptnContext NO_FLOW = new KeptnContext("none");

    /** What Dynatrace calls the problem; empty if nothing. */
    public String title() {
        return text(fields(), "ProblemTitle");
    }

    /** What it knows the problem by; empty if nothing. */
    public String pid() {
        return text(fields(), "PID");
    }

    /** Its state as it was sent; empty if none was. */
    public String state() {
        return text(fields(), "State");
    }

    /**
     * The remediation it asks for.
     *
     * @param otherwise the flow when there is no PID
     */
    Intake read(PlaceNames places, KeptnContext otherwise, Optional<String> commit, Instant time) {
        var pid = Optional.of(pid()).filter(id -> !id.isEmpty());
        return places.at(
                texts(places),
                scope -> new Intake.Readable(
                        trigger(scope, pid.map(id -> flow(id, scope)).orElse(otherwise), commit, time),
                        pid.map(id -> new Identity(source, id)),
                        Intake.Firing.UNKNOWN));
    }

    /** The remediation that a webhook asks for, which must have all that tells a problem. */
    public Intake readWebhook(PlaceNames places, Instant now) {
        if (pid().isBlank()) {
            return new Intake.Refused(
                    "missing field 'PID': without it Drydock cannot tell the problem's end from another's; add \"PID\": \"{PID}\" to the payload");
        }
        if (title().isBlank()) {
            return new Intake.Refused(
                    "missing field 'ProblemTitle': the problem has no name; add \"ProblemTitle\": \"{ProblemTitle}\" to the payload");
        }
        if (!List.of("OPEN", "RESOLVED", "MERGED").contains(state().toUpperCase(Locale.ROOT))) {
            return new Intake.Refused(
                    "field 'State' is '%s', but must be OPEN, RESOLVED or MERGED; add \"State\": \"{State}\" to the payload"
                            .formatted(PlaceNames.shown(state())));
        }
        return read(places, NO_FLOW, Optional.empty(), now);
    }

    private KeptnContext flow(String pid, Scope scope) {
        return new KeptnContext(NameUuid.of(String.join("\n", "problem", source, pid, scope.toString()))
                .toString());
    }

    private KeptnEvent trigger(Scope scope, KeptnContext context, Optional<String> commit, Instant time) {
        return new KeptnEvent(
                EventId.derived(new EventId(context.value()), "remediation.triggered", source),
                source,
                new EventType.OfSequence(scope.stage(), "remediation", EventKind.TRIGGERED),
                time,
                context,
                Optional.empty(),
                commit,
                payload(scope));
    }

    private Payload payload(Scope scope) {
        var fields = fields();
        var payload = Payload.of(scope).with("problem", data.without("labels").values());
        var labels = new LinkedHashMap<String, Object>();
        if (fields.get("labels") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> labels.put(String.valueOf(key), value));
        }
        var url = text(fields, "ProblemURL");
        if (!url.isEmpty()) {
            labels.putIfAbsent("Problem URL", url);
        }
        return labels.isEmpty() ? payload : payload.with("labels", labels);
    }

    /** The values under the names of places: of tags, and before them of fields. */
    private Map<String, String> texts(PlaceNames places) {
        var fields = fields();
        var texts = new HashMap<>(tags(text(fields, "Tags")));
        List.of(places.project(), places.stage(), places.service())
                .forEach(names -> names.forEach(name -> {
                    var value = text(fields, name);
                    if (!value.isBlank()) {
                        texts.put(name, value);
                    }
                }));
        return texts;
    }

    /** Such as {@code keptn_project:shop, [Environment]keptn_stage:production, frontend}. */
    private static Map<String, String> tags(String list) {
        var tags = new HashMap<String, String>();
        for (var tag : list.split(",")) {
            var name = tag.strip().replaceFirst("^\\[[^\\]]*\\]", "");
            var colon = name.indexOf(':');
            if (colon > 0) {
                tags.putIfAbsent(
                        name.substring(0, colon), name.substring(colon + 1).strip());
            }
        }
        return tags;
    }

    private Map<String, Object> fields() {
        var fields = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        data.values().forEach(fields::putIfAbsent);
        return fields;
    }

    private static String text(Map<String, Object> fields, String key) {
        return fields.get(key) instanceof String text ? text : "";
    }
}
