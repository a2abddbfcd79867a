package dev.drydock.lighthouse.application;

import dev.drydock.events.Scope;
import dev.drydock.model.FileProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A project's file is wrong: asking again does not help. */
@SuppressWarnings("serial")
final class UnusableFile extends RuntimeException {
    UnusableFile(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
    }

    private UnusableFile(Scope scope, UnusableFile cause) {
        super(scope + ": " + cause.getMessage(), cause);
    }

    /** The same where several services are at stake. */
    UnusableFile of(Scope scope) {
        return new UnusableFile(scope, this);
    }
}
