package dev.drydock.lighthouse.domain.sli;

import dev.drydock.evaluation.SliValue;
import dev.drydock.evaluation.sli.RangeSummary;
import dev.drydock.model.sli.SliQuery;
import java.time.Instant;
import java.util.List;

/** Makes a query's answer an indicator's value: exactly one number is one; anything else is no value, for a reason. */
public final class Measurement {
    private final String indicator;
    private final SliQuery query;
    private final String span;

    /**
     * The measurement of an indicator.
     *
     * @param from where the window begins, of use for a range query
     * @param until where it ends, which is when an instant query looks
     */
    public Measurement(String indicator, SliQuery query, Instant from, Instant until) {
        this.indicator = indicator;
        this.query = query;
        this.span = query.range().isPresent() ? "from %s to %s".formatted(from, until) : "at " + until;
    }

    public SliValue of(QueryAnswer answer) {
        if (answer instanceof QueryAnswer.Failed failed) {
            return missing("failed: " + failed.reason());
        }
        if (answer instanceof QueryAnswer.Ranges ranges) {
            return ofRanges(ranges.series());
        }
        var values = ((QueryAnswer.Samples) answer).values();
        return values.size() == 1 ? ofNumber(values.get(0)) : ofNotOne(values.size());
    }

    /** A moment without traffic has no number; the others of the window speak for it. */
    private SliValue ofRanges(List<List<Double>> series) {
        if (series.size() != 1) {
            return ofNotOne(series.size());
        }
        var numbers = series.get(0).stream()
                .mapToDouble(Double::doubleValue)
                .filter(number -> !Double.isNaN(number))
                .toArray();
        return numbers.length == 0
                ? ofNumber(Double.NaN)
                : ofNumber(RangeSummary.of(query.range().orElseThrow().summary(), numbers));
    }

    private SliValue ofNotOne(int series) {
        return series == 0
                ? missing("found no data %s; check that the metric is scraped and the labels match".formatted(span))
                : missing("found %d series where one is expected; aggregate them, for example with sum()"
                        .formatted(series));
    }

    private SliValue ofNumber(double value) {
        return Double.isFinite(value)
                ? SliValue.measured(indicator, value)
                : missing("gave %s %s, which is no number to judge by; was there any traffic?".formatted(value, span));
    }

    private SliValue missing(String reason) {
        return SliValue.missing(indicator, "the query '%s' %s".formatted(query.text(), reason));
    }

    public static SliValue undefined(String indicator) {
        return SliValue.missing(
                indicator, "there is no query for it; define '%s' in prometheus/sli.yaml".formatted(indicator));
    }
}
