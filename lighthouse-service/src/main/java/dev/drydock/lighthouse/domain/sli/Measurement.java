package dev.drydock.lighthouse.domain.sli;

import dev.drydock.lighthouse.domain.evaluation.SliValue;
import java.time.Instant;

/** Makes a query's answer an indicator's value: exactly one number is one; anything else is no value, for a reason. */
public final class Measurement {
    private Measurement() {}

    public static SliValue of(String indicator, String query, Instant at, QueryAnswer answer) {
        if (answer instanceof QueryAnswer.Failed failed) {
            return SliValue.missing(indicator, "the query '%s' failed: %s".formatted(query, failed.reason()));
        }
        var values = ((QueryAnswer.Samples) answer).values();
        if (values.isEmpty()) {
            return SliValue.missing(
                    indicator,
                    "the query '%s' found no data at %s; check that the metric is scraped and the labels match"
                            .formatted(query, at));
        }
        if (values.size() > 1) {
            return SliValue.missing(
                    indicator,
                    "the query '%s' found %d series where one is expected; aggregate them, for example with sum()"
                            .formatted(query, values.size()));
        }
        double value = values.get(0);
        return Double.isFinite(value)
                ? SliValue.measured(indicator, value)
                : SliValue.missing(
                        indicator,
                        "the query '%s' gave %s, which is no number to judge by; was there any traffic?"
                                .formatted(query, value));
    }

    public static SliValue undefined(String indicator) {
        return SliValue.missing(
                indicator, "there is no query for it; define '%s' in prometheus/sli.yaml".formatted(indicator));
    }
}
