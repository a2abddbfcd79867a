package dev.drydock.model.slo;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as criteria write them: Go's decimal floats, such as {@code .5}, {@code 5.}, {@code 1e3}, {@code 1_000}, {@code Inf}. */
final class GoNumber {
    private static final String DIGITS = "\\d+(?:_\\d+)*+";
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][-+]?" + DIGITS + ")?");

    private GoNumber() {}

    /** Empty when the text is no number, or one too large. */
    static OptionalDouble parse(String text) {
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace("_", ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "nan" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
        };
    }
}
