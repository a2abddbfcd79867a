package dev.drydock.model.slo;

import dev.drydock.model.slo.Comparison.AggregateFunction;
import dev.drydock.model.slo.Comparison.CompareWith;
import dev.drydock.model.slo.Comparison.IncludedResults;
import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlValue;
import java.util.Arrays;
import java.util.Locale;

/** Reads the {@code comparison} block with Keptn's defaults, which differ for a missing block and a missing key. */
final class ComparisonReader {
    private static final int DEFAULT_NUMBER = 3;

    private ComparisonReader() {}

    static Comparison read(YamlValue block) {
        var comparison = block.lenientObject(
                "comparison",
                "compare_with",
                "number_of_comparison_results",
                "include_result_with_score",
                "aggregate_function");
        if (block.isAbsent()) {
            return Comparison.DEFAULT;
        }
        return new Comparison(
                choice(
                        comparison.get("compare_with"),
                        CompareWith.UNSPECIFIED,
                        CompareWith.UNSPECIFIED,
                        "3 results are compared"),
                number(comparison.get("number_of_comparison_results")),
                choice(
                        comparison.get("include_result_with_score"),
                        IncludedResults.ALL,
                        IncludedResults.ALL,
                        "all results are compared"),
                choice(
                        comparison.get("aggregate_function"),
                        AggregateFunction.AVG,
                        AggregateFunction.ZERO,
                        "the baseline is 0"));
    }

    private static int number(YamlValue place) {
        int number = place.integer().orElse(0);
        if (number < 0) {
            place.error("expected at least 1 comparison result, but found %d", number);
        }
        return number == 0 ? DEFAULT_NUMBER : number;
    }

    private static <E extends Enum<E>> E choice(YamlValue place, E absent, E unknown, String consequence) {
        var text = place.text().orElse("");
        if (text.isEmpty()) {
            return absent;
        }
        var known = Arrays.stream(unknown.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant != CompareWith.UNSPECIFIED && constant != AggregateFunction.ZERO)
                .toList();
        var words = known.stream().map(ComparisonReader::word).toList();
        if (words.contains(text)) {
            return known.get(words.indexOf(text));
        }
        place.warning("'%s' is not one of %s, so %s%s", text, words, consequence, NearMiss.hint(text, words));
        return unknown;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
