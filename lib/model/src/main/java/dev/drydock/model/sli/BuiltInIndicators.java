package dev.drydock.model.sli;

import java.util.Set;

/** Indicators that the built-in Prometheus provider has a query for, without any SLI file (reference 12.2). */
public final class BuiltInIndicators {
    /** Their names. */
    public static final Set<String> NAMES =
            Set.of("throughput", "error_rate", "response_time_p50", "response_time_p90", "response_time_p95");

    private BuiltInIndicators() {}
}
