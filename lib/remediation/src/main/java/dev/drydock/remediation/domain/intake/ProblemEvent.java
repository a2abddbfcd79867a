package dev.drydock.remediation.domain.intake;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code sh.keptn.events.problem}, whose data is the problem itself. Its {@code PID} tells it from others: the message that
 * opens a problem and the one that closes it need not share a context.
 */
public final class ProblemEvent {
    /** The type of these events. */
    public static final String TYPE = "sh.keptn.events.problem";

    private ProblemEvent() {}

    /** The remediation it asks for. */
    public static Intake read(KeptnEvent event) {
        var fields = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        event.data().values().forEach(fields::putIfAbsent);
        var place = new LinkedHashMap<String, String>();
        for (var part : new String[] {"project", "stage", "service"}) {
            place.put(part, text(fields, part));
        }
        return Place.fault("field", place)
                .<Intake>map(Intake.Refused::new)
                .orElseGet(() -> new Intake.Readable(trigger(
                        event, fields, new Scope(place.get("project"), place.get("stage"), place.get("service")))));
    }

    private static KeptnEvent trigger(KeptnEvent event, Map<String, Object> fields, Scope scope) {
        var context = context(event, fields);
        return new KeptnEvent(
                EventId.derived(new EventId(context.value()), "remediation.triggered", event.source()),
                event.source(),
                new EventType.OfSequence(scope.stage(), "remediation", EventKind.TRIGGERED),
                event.time(),
                context,
                Optional.empty(),
                event.gitCommitId(),
                payload(event, fields, scope));
    }

    private static KeptnContext context(KeptnEvent event, Map<String, Object> fields) {
        var pid = text(fields, "PID");
        if (!pid.isEmpty()) {
            return new KeptnContext(
                    NameUuid.of("problem\n" + event.source() + '\n' + pid).toString());
        }
        return event.context()
                .orElseGet(() -> new KeptnContext(NameUuid.of("problem\n" + event.source() + '\n' + event.id())
                        .toString()));
    }

    private static Payload payload(KeptnEvent event, Map<String, Object> fields, Scope scope) {
        var data =
                Payload.of(scope).with("problem", event.data().without("labels").values());
        var labels = new LinkedHashMap<String, Object>();
        if (fields.get("labels") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> labels.put(String.valueOf(key), value));
        }
        var url = text(fields, "ProblemURL");
        if (!url.isEmpty()) {
            labels.putIfAbsent("Problem URL", url);
        }
        return labels.isEmpty() ? data : data.with("labels", labels);
    }

    private static String text(Map<String, Object> fields, String key) {
        return fields.get(key) instanceof String text ? text : "";
    }
}
