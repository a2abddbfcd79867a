package dev.drydock.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * One mistake in a user's file, with the place where it is mended.
 *
 * @param file the name the caller gave the file, as a user knows it ({@code helloservice/remediation.yaml})
 * @param line counts from 1
 * @param column counts from 1, in characters
 * @param message what is wrong and, where known, what to write instead; always a single line of whole characters
 */
public record FileProblem(String file, int line, int column, String message) {
    /** The order in which a reader meets the problems in the file. */
    public static final Comparator<FileProblem> BY_PLACE =
            Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column);

    private static final int LONGEST = 500;

    public FileProblem {
        Objects.requireNonNull(file);
        message = shortened(message).replaceAll("\\p{Cntrl}", " ").replaceAll("\\p{Cs}", "\uFFFD");
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    /** Prints as {@code shipyard.yaml:7:13: message}, the form editors and CI annotate. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
