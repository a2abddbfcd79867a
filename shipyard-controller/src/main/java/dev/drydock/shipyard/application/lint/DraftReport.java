package dev.drydock.shipyard.application.lint;

import dev.drydock.model.lint.Finding;
import java.util.List;

/**
 * What writing a file would bring.
 *
 * @param branch where it would be
 * @param file the name under which its findings are told
 * @param isTaken whether it would be written; what is wrong only beside other files is no reason to refuse it
 * @param findings in the file
 * @param elsewhere what would be new in other files
 */
public record DraftReport(
        String branch, String file, boolean isTaken, List<Finding> findings, List<Finding> elsewhere) {
    public DraftReport {
        findings = List.copyOf(findings);
        elsewhere = List.copyOf(elsewhere);
    }
}
