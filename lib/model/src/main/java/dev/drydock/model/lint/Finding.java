package dev.drydock.model.lint;

import dev.drydock.model.FileProblem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something about a file that its author should know.
 *
 * @param branch the branch the file is on; empty where files lie in plain folders
 * @param problem where, what and why
 * @param hint what to do; empty when the message says it
 */
public record Finding(Severity severity, String branch, FileProblem problem, String hint) {
    /** By branch and file, then as a reader meets them. */
    public static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::branch)
            .thenComparing(finding -> finding.problem().file())
            .thenComparing(Finding::problem, FileProblem.BY_PLACE)
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.problem().message());

    /** Everything that is known of a mistake within one file. */
    public static Finding of(Severity severity, String branch, FileProblem problem) {
        return new Finding(severity, branch, problem, "");
    }

    /** Where: {@code shipyard.yaml:7:13}, or {@code production:helloservice/slo.yaml:7:13} as Git names a file of a branch. */
    public String place() {
        return (branch.isEmpty() ? "" : branch + ":") + problem.file() + ":" + problem.line() + ":" + problem.column();
    }

    /** For people: a line that editors understand, and one with the hint if there is one. */
    public List<String> lines() {
        var first = place() + ": " + severity + ": " + problem.message();
        return Stream.of(first, hint.isEmpty() ? "" : "  hint: " + hint)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
