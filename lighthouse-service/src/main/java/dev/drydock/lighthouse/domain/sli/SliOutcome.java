package dev.drydock.lighthouse.domain.sli;

import dev.drydock.evaluation.SliValue;
import dev.drydock.events.Result;
import java.util.List;
import java.util.stream.Collectors;

/** What a provider's answer as a whole is worth: fail if it has nothing, warning if something is missing. */
public record SliOutcome(Result result, String message) {
    public static SliOutcome of(List<SliValue> values) {
        var missing = values.stream().filter(value -> !value.success()).toList();
        if (missing.isEmpty()) {
            return new SliOutcome(Result.PASS, "");
        }
        var reasons = missing.stream()
                .map(value -> value.metric() + ": " + value.message())
                .collect(Collectors.joining("; "));
        return missing.size() == values.size()
                ? new SliOutcome(Result.FAIL, "None of the SLIs has a value. " + reasons + ".")
                : new SliOutcome(
                        Result.WARNING,
                        "%d of %d SLIs have no value. %s.".formatted(missing.size(), values.size(), reasons));
    }
}
