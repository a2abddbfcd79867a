package dev.drydock.model.slo;

/**
 * Which earlier evaluations make the baseline of relative criteria.
 *
 * @param numberOfComparisonResults as written, see {@link #resultsCompared()}
 */
public record Comparison(
        CompareWith compareWith,
        int numberOfComparisonResults,
        IncludedResults includeResultWithScore,
        AggregateFunction aggregateFunction) {
    /** What holds in a file without a comparison. */
    public static final Comparison DEFAULT =
            new Comparison(CompareWith.SINGLE_RESULT, 1, IncludedResults.ALL, AggregateFunction.AVG);

    private static final int UNSPECIFIED = 3;

    /** How many earlier evaluations are used at most. */
    public int resultsCompared() {
        if (compareWith == CompareWith.SINGLE_RESULT) {
            return 1;
        }
        return compareWith == CompareWith.SEVERAL_RESULTS ? numberOfComparisonResults : UNSPECIFIED;
    }

    /** {@code compare_with}; anything else a file says is {@code UNSPECIFIED}. */
    public enum CompareWith {
        SINGLE_RESULT,
        SEVERAL_RESULTS,
        UNSPECIFIED
    }

    /** {@code include_result_with_score}: which evaluations count; anything else a file says acts like {@code ALL}. */
    public enum IncludedResults {
        ALL,
        PASS,
        PASS_OR_WARN
    }

    /** {@code aggregate_function}: how several values become one; with anything else a file says the baseline is 0. */
    public enum AggregateFunction {
        AVG,
        P50,
        P90,
        P95,
        ZERO
    }
}
