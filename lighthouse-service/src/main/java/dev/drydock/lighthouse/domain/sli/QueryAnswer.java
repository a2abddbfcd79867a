package dev.drydock.lighthouse.domain.sli;

import java.util.List;

/** What a metrics store answers to a query. */
public sealed interface QueryAnswer {
    /** The values of all series found at one time. */
    record Samples(List<Double> values) implements QueryAnswer {
        public Samples {
            values = List.copyOf(values);
        }
    }

    /** The values of all series found over a window, oldest first. */
    record Ranges(List<List<Double>> series) implements QueryAnswer {
        public Ranges {
            series = series.stream().map(List::copyOf).toList();
        }
    }

    /** No answer. */
    record Failed(String reason) implements QueryAnswer {}
}
