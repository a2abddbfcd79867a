package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Table;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Finding.Verdict;
import java.util.List;

/** What the checks of an action provider found, for people and for programs. */
record ProviderReport(List<Finding> findings) {
    private static final String PAGE = "docs/action-provider.md#";
    private static final int WIDEST = "warning".length();

    ProviderReport {
        findings = List.copyOf(findings);
    }

    /** A line for what was found, and where something is wrong one for what to do and one for where it is said. */
    static List<String> lines(Finding finding, Palette palette) {
        var found = palette.verdict(Table.pad(finding.word(), WIDEST)) + "  " + finding.check() + ": " + finding.what();
        return finding.advice().isEmpty()
                ? List.of(found)
                : List.of(
                        found,
                        "         " + palette.faint("what to do: ") + finding.advice(),
                        "         " + palette.faint("the contract: ") + PAGE + finding.chapter());
    }

    boolean hasFailed() {
        return count(Verdict.FAILED) > 0;
    }

    String verdict() {
        var counts = "%d ok, %d warnings, %d failed, %d skipped."
                .formatted(count(Verdict.OK), count(Verdict.WARNING), count(Verdict.FAILED), count(Verdict.SKIPPED));
        return hasFailed()
                ? "It does not keep to the contract: " + counts
                : hasWarnings()
                        ? "It works, until something goes wrong: " + counts
                        : "It keeps to the contract: " + counts;
    }

    ObjectNode json() {
        var json = ServerCommand.document().put("status", hasFailed() ? "failed" : hasWarnings() ? "warning" : "ok");
        var list = json.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("about", finding.check())
                .put("status", finding.word())
                .put("what", finding.what())
                .put("advice", finding.advice())
                .put("contract", finding.chapter().isEmpty() ? "" : PAGE + finding.chapter()));
        return json;
    }

    private boolean hasWarnings() {
        return count(Verdict.WARNING) > 0;
    }

    private long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
