package dev.drydock.cli.output;

import java.util.Locale;

/** Colours for verdicts and asides; none at all when the terminal has none. */
public record Palette(boolean coloured) {
    private static final String RESET = "\u001b[0m";

    public String verdict(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "pass", "finished", "succeeded", "ok" -> paint("\u001b[32m", text);
            case "warning", "waiting", "waitingforapproval", "paused" -> paint("\u001b[33m", text);
            case "fail", "failed", "errored", "aborted", "timedout" -> paint("\u001b[1;31m", text);
            default -> text;
        };
    }

    /** The word of a finding in a file. */
    public String severity(String word) {
        return switch (word) {
            case "error" -> paint("\u001b[1;31m", word);
            case "warning" -> paint("\u001b[33m", word);
            default -> faint(word);
        };
    }

    public String faint(String text) {
        return paint("\u001b[2m", text);
    }

    public String strong(String text) {
        return paint("\u001b[1m", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isBlank() ? code + text + RESET : text;
    }
}
