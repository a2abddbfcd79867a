package dev.drydock.shipyard.application.lint;

import dev.drydock.model.lint.Finding;
import java.util.List;

/** What was done, and what its author should know about the files it concerned. */
public record Remarked<T>(T done, List<Finding> findings) {
    public Remarked {
        findings = List.copyOf(findings);
    }
}
