package dev.drydock.remediation.domain.action;

import dev.drydock.events.Scope;
import dev.drydock.model.FileProblem;
import dev.drydock.model.remediation.Remediation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found where a service's {@code remediation.yaml} should be. */
public sealed interface RemediationFile {
    /** The file's name, as users know it. */
    String NAME = "remediation.yaml";

    /** A file that works. */
    record Readable(Remediation content) implements RemediationFile {}

    /** None that can be used; the message tells a user what to do. */
    record Unusable(String message) implements RemediationFile {}

    /** No such file. */
    static RemediationFile missing(Scope scope, Optional<String> commit) {
        return new Unusable(
                "%s is missing for service '%s' in stage '%s' of project '%s'%s: add it to the service's folder on the stage's branch"
                        .formatted(
                                NAME,
                                scope.service(),
                                scope.stage(),
                                scope.project(),
                                commit.map(id -> " at commit " + id).orElse("")));
    }

    /** A file with mistakes. */
    static RemediationFile invalid(List<FileProblem> problems) {
        return new Unusable(problems.stream()
                .map(FileProblem::toString)
                .collect(Collectors.joining(
                        "; ", "could not parse " + NAME + ", please validate it against the specification: ", "")));
    }
}
