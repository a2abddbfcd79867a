package dev.drydock.lighthouse.application;

import dev.drydock.model.FileProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A project's file is wrong: asking again does not help. */
@SuppressWarnings("serial")
final class UnusableFile extends RuntimeException {
    UnusableFile(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
    }
}
