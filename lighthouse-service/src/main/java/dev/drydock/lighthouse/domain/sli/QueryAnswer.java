package dev.drydock.lighthouse.domain.sli;

import java.util.List;

/** What a metrics store answers to an instant query. */
public sealed interface QueryAnswer {
    /** The values of all series found. */
    record Samples(List<Double> values) implements QueryAnswer {
        public Samples {
            values = List.copyOf(values);
        }
    }

    /** No answer. */
    record Failed(String reason) implements QueryAnswer {}
}
