package dev.drydock.shipyard.domain.integration;

import java.util.regex.Pattern;

/**
 * A NATS subject with wildcards: {@code *} stands for one part, {@code >} at the end for one or more.
 *
 * @param text as NATS takes it, such as {@code sh.keptn.event.*.triggered}
 */
public record SubjectPattern(String text) {
    private static final Pattern LEGAL =
            Pattern.compile("(?:(?:\\*|[^\\s.*>\\p{Cntrl}]+)\\.)*(?:\\*|>|[^\\s.*>\\p{Cntrl}]+)");

    /** @throws IllegalArgumentException when NATS would not take it */
    public SubjectPattern {
        if (!LEGAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no event type or pattern: parts separated by single dots, '*' for any one part, '>' only as the last"
                            .formatted(text));
        }
    }

    /** @param subject without wildcards */
    public boolean matches(String subject) {
        var wanted = text.split("\\.");
        var given = subject.split("\\.");
        for (var i = 0; i < wanted.length; i++) {
            if (i >= given.length) {
                return false;
            }
            if (wanted[i].equals(">")) {
                return true;
            }
            if (!wanted[i].equals("*") && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return wanted.length == given.length;
    }

    /** Whether it stands for more than one subject. */
    public boolean hasWildcard() {
        return text.contains("*") || text.contains(">");
    }
}
