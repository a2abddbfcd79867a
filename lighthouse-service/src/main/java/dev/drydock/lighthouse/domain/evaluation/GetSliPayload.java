package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.evaluation.SliValue;
import dev.drydock.events.Payload;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Slo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code get-sli} block of both its events: what a provider is asked, and what it answers. */
public final class GetSliPayload {
    private static final String BLOCK = "get-sli";

    private GetSliPayload() {}

    /**
     * What a provider is asked for.
     *
     * @param triggered the data of the {@code evaluation.triggered} event
     */
    public static Payload request(Payload triggered, String provider, TimeWindow window, Slo slo) {
        var block = new LinkedHashMap<String, Object>();
        block.put("sliProvider", provider);
        block.put("start", window.start());
        block.put("end", window.end());
        block.put(
                "indicators",
                slo.objectives().stream().map(Objective::sli).distinct().toList());
        block.put(
                "customFilters",
                slo.filter().entrySet().stream()
                        .map(filter -> Map.of("key", filter.getKey(), "value", filter.getValue()))
                        .toList());
        var request = commonOf(triggered).with(BLOCK, block);
        return firstDeployment(triggered)
                .map(name -> request.with("deployment", name))
                .orElse(request);
    }

    /** What a provider answers, without the common block. */
    public static Payload answer(String start, String end, List<SliValue> values) {
        var block = new LinkedHashMap<String, Object>();
        block.put("start", start);
        block.put("end", end);
        block.put("indicatorValues", values.stream().map(GetSliPayload::json).toList());
        return Payload.EMPTY.with(BLOCK, block);
    }

    /** The values of a provider's answer; what has no metric or number is no value. */
    public static List<SliValue> values(Payload finished) {
        return finished.list(BLOCK, "indicatorValues").orElse(List.of()).stream()
                .filter(Map.class::isInstance)
                .map(item -> value((Map<?, ?>) item))
                .toList();
    }

    static Map<String, Object> json(SliValue value) {
        var json = new LinkedHashMap<String, Object>();
        json.put("metric", value.metric());
        json.put("value", finite(value.value()));
        json.put("comparedValue", finite(value.comparedValue()));
        json.put("success", value.success());
        json.put("message", value.message());
        return json;
    }

    /** JSON has no infinity, but criteria do. */
    static double finite(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    private static SliValue value(Map<?, ?> item) {
        var metric = text(item.get("metric"));
        var message = text(item.get("message"));
        if (!Boolean.TRUE.equals(item.get("success"))) {
            return SliValue.missing(metric, message);
        }
        return item.get("value") instanceof Number number && Double.isFinite(number.doubleValue())
                ? new SliValue(metric, number.doubleValue(), 0, true, message)
                : SliValue.missing(metric, "the SLI provider reported success, but its value is no number");
    }

    /** No store of text keeps the character 0. */
    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.replace('\0', ' ') : "";
    }

    private static Payload commonOf(Payload triggered) {
        var common = Payload.EMPTY;
        for (var key : List.of("project", "stage", "service", "labels")) {
            var value = triggered.at(key);
            common = value.isPresent() ? common.with(key, value.get()) : common;
        }
        return common;
    }

    private static Optional<String> firstDeployment(Payload triggered) {
        return triggered.list("deployment", "deploymentNames").stream()
                .flatMap(List::stream)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
