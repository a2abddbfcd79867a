package dev.drydock.shipyard.adapter.rest;

import dev.drydock.model.lint.Finding;

/** Something about a file that its author should know; the hint says what to do, or is empty. */
record FindingDto(String severity, String branch, String file, int line, int column, String message, String hint) {
    static FindingDto of(Finding finding) {
        var problem = finding.problem();
        return new FindingDto(
                finding.severity().toString(),
                finding.branch(),
                problem.file(),
                problem.line(),
                problem.column(),
                problem.message(),
                finding.hint());
    }
}
