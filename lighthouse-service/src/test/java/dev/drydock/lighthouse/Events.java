package dev.drydock.lighthouse;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Events as a sequence and SLI providers send them. */
public final class Events {
    public static final String START = "2026-01-31T11:00:00.000Z";
    public static final String END = "2026-01-31T11:10:00.000Z";

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    private Events() {}

    public static Payload in(String project, String stage, String service) {
        return Payload.EMPTY.with("project", project).with("stage", stage).with("service", service);
    }

    public static Payload inWindow(Payload data) {
        return data.with("evaluation", Map.of("start", START, "end", END));
    }

    public static KeptnEvent evaluationTriggered(Payload data) {
        return of("evaluation.triggered", newContext(), Optional.empty(), data);
    }

    public static KeptnEvent invalidated(KeptnEvent triggered) {
        return of("evaluation.invalidated", context(triggered), Optional.of(triggered.id()), Payload.EMPTY);
    }

    /** The answer of a provider that found these values. */
    public static KeptnEvent getSliFinished(KeptnEvent getSli, Map<String, Double> values) {
        var json = values.entrySet().stream()
                .map(value -> Map.of("metric", value.getKey(), "value", value.getValue(), "success", true))
                .toList();
        return getSliFinished(getSli, "pass", "succeeded", json);
    }

    public static KeptnEvent getSliFinished(
            KeptnEvent getSli, String result, String status, List<? extends Map<String, ?>> values) {
        var block = new LinkedHashMap<String, Object>();
        block.put("start", START);
        block.put("end", END);
        block.put("indicatorValues", values);
        var data = new Payload(getSli.data().values())
                .with("result", result)
                .with("status", status)
                .with("get-sli", block);
        return of("get-sli.finished", context(getSli), Optional.of(getSli.id()), data);
    }

    /** The same as a provider says it that does not name the request. */
    public static KeptnEvent withoutTriggeredId(KeptnEvent event) {
        return of("get-sli.finished", context(event), Optional.empty(), event.data());
    }

    public static KeptnEvent of(String type, KeptnContext context, Optional<EventId> triggeredId, Payload data) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "test",
                EventType.parse(EventType.PREFIX + type),
                TIME,
                context,
                triggeredId,
                Optional.empty(),
                data);
    }

    public static KeptnContext newContext() {
        return new KeptnContext(UUID.randomUUID().toString());
    }

    private static KeptnContext context(KeptnEvent event) {
        return event.context().orElseThrow();
    }
}
