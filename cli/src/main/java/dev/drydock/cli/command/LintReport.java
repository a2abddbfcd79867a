package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.lint.LocalLint;
import dev.drydock.cli.output.Palette;
import dev.drydock.model.FileProblem;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings in files, for people and for programs. */
record LintReport(List<Finding> findings, JsonNode json) {
    LintReport {
        findings = List.copyOf(findings);
    }

    /** What the server found. */
    static LintReport of(JsonNode report) {
        var findings = new ArrayList<Finding>();
        report.path("findings").forEach(finding -> findings.add(finding(finding)));
        return new LintReport(findings, report);
    }

    /** What was found here, in the server's shape. */
    static LintReport of(LocalLint.Result result) {
        var json = ServerCommand.document();
        var report = new LintReport(result.findings(), json);
        json.put("clean", report.count(Severity.ERROR) + report.count(Severity.WARNING) == 0)
                .put("errors", report.count(Severity.ERROR))
                .put("warnings", report.count(Severity.WARNING))
                .put("notes", report.count(Severity.NOTE))
                .put("files", result.files());
        var list = json.putArray("findings");
        result.findings().forEach(finding -> write(finding, list.addObject()));
        var notChecked = json.putArray("notChecked");
        result.notChecked().forEach(notChecked::add);
        return report;
    }

    long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** A line for each finding, one for its hint, and the sum. */
    String words(Palette palette) {
        var words = new StringBuilder();
        for (var finding : findings) {
            var lines = finding.lines();
            var word = finding.severity() + ": ";
            words.append(lines.get(0)
                            .replaceFirst(
                                    ": " + word,
                                    ": " + palette.severity(finding.severity().toString()) + ": "))
                    .append(System.lineSeparator());
            lines.stream()
                    .skip(1)
                    .forEach(line -> words.append(palette.faint(line)).append(System.lineSeparator()));
        }
        return words.append(sum()).toString();
    }

    private String sum() {
        var errors = count(Severity.ERROR);
        var warnings = count(Severity.WARNING);
        var notes = count(Severity.NOTE);
        var noted = notes == 0 ? "" : ", " + number(notes, "note");
        return errors + warnings == 0
                ? "Clean: no errors, no warnings" + noted + "."
                : number(errors, "error") + ", " + number(warnings, "warning") + noted + ".";
    }

    private static String number(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private static void write(Finding finding, ObjectNode json) {
        var problem = finding.problem();
        json.put("severity", finding.severity().toString())
                .put("branch", finding.branch())
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message())
                .put("hint", finding.hint());
    }

    private static Finding finding(JsonNode json) {
        var problem = new FileProblem(
                json.path("file").asText(),
                json.path("line").asInt(1),
                json.path("column").asInt(1),
                json.path("message").asText());
        return new Finding(
                severity(json.path("severity").asText()),
                json.path("branch").asText(),
                problem,
                json.path("hint").asText());
    }

    /** A severity of a newer server is at least worth a look. */
    private static Severity severity(String word) {
        try {
            return Severity.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Severity.NOTE;
        }
    }
}
