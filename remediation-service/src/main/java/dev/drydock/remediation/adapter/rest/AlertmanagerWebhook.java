package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.remediation.domain.intake.Alert;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that Alertmanager sends, version 4; what is not needed is not read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AlertmanagerWebhook(
        @Nullable String version, @Nullable List<OneAlert> alerts) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OneAlert(
            @Nullable String status,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable String startsAt,
            @Nullable String generatorURL,
            @Nullable String fingerprint) {

        Alert toAlert() {
            return new Alert(
                    "resolved".equals(status),
                    labels == null ? Map.of() : labels,
                    annotations == null ? Map.of() : annotations,
                    orEmpty(startsAt),
                    orEmpty(generatorURL),
                    orEmpty(fingerprint));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
