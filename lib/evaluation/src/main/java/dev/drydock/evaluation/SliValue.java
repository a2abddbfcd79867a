package dev.drydock.evaluation;

/**
 * What a provider measured for one indicator.
 *
 * @param comparedValue the baseline of earlier evaluations; 0 when there is none
 * @param success whether there is a value at all
 * @param message why there is none, naming the query
 */
public record SliValue(String metric, double value, double comparedValue, boolean success, String message) {
    public static SliValue measured(String metric, double value) {
        return new SliValue(metric, value, 0, true, "");
    }

    public static SliValue missing(String metric, String message) {
        return new SliValue(metric, 0, 0, false, message);
    }

    public SliValue comparedWith(double baseline) {
        return new SliValue(metric, value, baseline, success, message);
    }
}
