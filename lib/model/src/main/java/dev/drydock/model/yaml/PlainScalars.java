package dev.drydock.model.yaml;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted word stands for, by the rules users' files were written for: YAML 1.1 as Go reads it. {@code off} is
 * false, {@code +1} is 1, {@code 010} is 8 and {@code 1e3} is 1000, but {@code 12:30} and {@code 2022-11-22} stay text.
 */
final class PlainScalars extends Resolver {
    private static final int MOST_DIGITS = 1000;
    private static final Pattern TRUE = Pattern.compile("y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON");
    private static final Pattern BOOL = Pattern.compile(TRUE.pattern() + "|n|N|no|No|NO|false|False|FALSE|off|Off|OFF");
    private static final Pattern INT = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*|0o?[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, whole(BOOL), "yYnNtTfFoO");
        addImplicitResolver(Tag.INT, whole(INT), "-+0123456789");
        addImplicitResolver(Tag.FLOAT, whole(FLOAT), "-+0123456789.");
        addImplicitResolver(Tag.FLOAT, whole(NOT_FINITE), "-+.");
        addImplicitResolver(Tag.NULL, whole(NULL), "~nN\0");
        addImplicitResolver(Tag.MERGE, whole(Pattern.compile("<<")), "<");
    }

    private static Pattern whole(Pattern pattern) {
        return Pattern.compile("^(?:" + pattern.pattern() + ")$");
    }

    /**
     * The value as JSON knows it: text, Boolean, Integer (Long, BigInteger when larger), Double or null.
     *
     * @throws NumberFormatException when an explicit tag claims what the text is not, or no JSON number can carry it
     */
    static @Nullable Object valueOf(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return boolOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return intOf(text);
        }
        return tag.equals(Tag.FLOAT) ? floatOf(text) : text;
    }

    private static boolean boolOf(String text) {
        if (!BOOL.matcher(text).matches()) {
            throw new NumberFormatException("'%s' is neither true nor false".formatted(text));
        }
        return TRUE.matcher(text).matches();
    }

    private static Number intOf(String text) {
        if (!INT.matcher(text).matches()) {
            throw new NumberFormatException("'%s' is no whole number".formatted(text));
        }
        if (text.length() > MOST_DIGITS) {
            throw new NumberFormatException("the number is too long for any event, quote it if it is a text");
        }
        var sign = text.startsWith("-") ? "-" : "";
        var digits = text.replaceAll("[-+_]", "");
        var value = new BigInteger(sign + digits.replaceFirst("^0[xbo]?(?=.)", ""), radix(digits));
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static int radix(String digits) {
        if (digits.startsWith("0x")) {
            return 16;
        }
        if (digits.startsWith("0b")) {
            return 2;
        }
        return digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
    }

    private static double floatOf(String text) {
        double value = FLOAT.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("'%s' is a number that no event can carry".formatted(text));
        }
        return value;
    }
}
