package dev.drydock.jobs.domain;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code $(NAME)} in commands and arguments, exactly as Kubernetes expands it: once, from left to right; {@code $$} stands
 * for a dollar that begins no reference; a reference to an unknown name stays as it is written.
 */
public final class Expansion {
    private static final char DOLLAR = '$';

    private Expansion() {}

    /** The text with the variables put in; their values are not expanded again. */
    public static String expand(String text, Map<String, String> variables) {
        return expand(text, name -> variables.getOrDefault(name, "$(" + name + ")"));
    }

    private static String expand(String text, UnaryOperator<String> valueOf) {
        var expanded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != DOLLAR || i == text.length()) {
                expanded.append(c);
                continue;
            }
            int end = text.charAt(i) == '(' ? text.indexOf(')', i) : -1;
            if (end >= 0) {
                expanded.append(valueOf.apply(text.substring(i + 1, end)));
                i = end + 1;
            } else if (text.charAt(i) == DOLLAR) {
                expanded.append(DOLLAR);
                i++;
            } else {
                expanded.append(DOLLAR);
            }
        }
        return expanded.toString();
    }
}
