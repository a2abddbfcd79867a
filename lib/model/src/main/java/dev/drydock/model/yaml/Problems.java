package dev.drydock.model.yaml;

import dev.drydock.model.FileProblem;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one file, so that its author mends it once. */
final class Problems {
    private static final int MOST = 100;

    private final String file;
    private final List<FileProblem> errors = new ArrayList<>();
    private final List<FileProblem> warnings = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    FileProblem at(Node node, String message) {
        return at(node.getStartMark(), message);
    }

    FileProblem at(Mark mark, String message) {
        return new FileProblem(file, mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    FileProblem atStart(String message) {
        return new FileProblem(file, 1, 1, message);
    }

    void error(FileProblem problem) {
        add(errors, problem);
    }

    void warning(FileProblem problem) {
        add(warnings, problem);
    }

    /** A value under an alias is read once for each use, but is wrong only once. */
    private static void add(List<FileProblem> list, FileProblem problem) {
        if (list.size() < MOST && !list.contains(problem)) {
            list.add(problem);
        }
    }

    /** False once so many errors are known that more would help nobody. */
    boolean wantsErrors() {
        return errors.size() < MOST;
    }

    boolean wantsWarnings() {
        return warnings.size() < MOST;
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<FileProblem> errors() {
        return errors.stream().sorted(FileProblem.BY_PLACE).toList();
    }

    List<FileProblem> warnings() {
        return warnings.stream().sorted(FileProblem.BY_PLACE).toList();
    }
}
