package dev.drydock.jobs.domain;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints JSON values as users' scripts know them from Keptn: as Go prints them, where every number is a float. */
public final class GoText {
    private static final int FIRST_LARGE_EXPONENT = 6;
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private GoText() {}

    /** The text of a value: {@code 2}, {@code 1e+06}, {@code true}, {@code <nil>}, {@code [a b]}, {@code map[k:v]}. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (value instanceof Number number) {
            return number(number.doubleValue());
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + of(entry.getValue()))
                            .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.toString();
    }

    /** A number in Go's {@code %v}: an exponent from a million on and below a ten thousandth. */
    private static String number(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
            return digits.toPlainString();
        }
        var text = digits.unscaledValue().abs().toString();
        var mantissa = text.length() == 1 ? text : text.charAt(0) + "." + text.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
