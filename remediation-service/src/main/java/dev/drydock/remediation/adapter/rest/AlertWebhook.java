package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.events.WholeTexts;
import dev.drydock.remediation.domain.intake.Alert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that Alertmanager (version 4) and Grafana (version 1) send; what is not needed is not read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AlertWebhook(@Nullable String version, @Nullable List<@Nullable OneAlert> alerts) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OneAlert(
            @Nullable String status,
            @Nullable Map<String, @Nullable Object> labels,
            @Nullable Map<String, @Nullable Object> annotations,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String generatorURL,
            @Nullable String fingerprint,
            @Nullable String dashboardURL,
            @Nullable String panelURL,
            @Nullable String silenceURL,
            @Nullable Map<String, @Nullable Object> values) {

        boolean isResolved() {
            return "resolved".equals(status);
        }

        boolean isFiring() {
            return "firing".equals(status);
        }

        String shownStatus() {
            return status == null ? "" : status;
        }

        Alert toAlert() {
            return new Alert(
                    isResolved(),
                    texts(labels),
                    texts(annotations),
                    text(startsAt),
                    text(endsAt),
                    text(generatorURL),
                    text(fingerprint),
                    Map.of(
                            "Dashboard URL", text(dashboardURL),
                            "Panel URL", text(panelURL),
                            "Silence URL", text(silenceURL)),
                    numbers(values));
        }

        private static Map<String, String> texts(@Nullable Map<String, @Nullable Object> given) {
            var texts = new LinkedHashMap<String, String>();
            if (given != null) {
                given.forEach((name, value) -> {
                    if (value != null) {
                        texts.put(text(name), text(String.valueOf(value)));
                    }
                });
            }
            return texts;
        }

        private static Map<String, Object> numbers(@Nullable Map<String, @Nullable Object> given) {
            var numbers = new LinkedHashMap<String, Object>();
            if (given != null) {
                given.forEach((name, value) -> {
                    if (value instanceof Number) {
                        numbers.put(text(name), value);
                    }
                });
            }
            return numbers;
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : WholeTexts.of(given);
        }
    }
}
