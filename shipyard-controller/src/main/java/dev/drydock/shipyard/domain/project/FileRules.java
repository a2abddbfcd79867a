package dev.drydock.shipyard.domain.project;

import dev.drydock.model.FileProblem;
import dev.drydock.model.lint.FileKind;
import java.util.List;
import java.util.Optional;

/** An invalid file never replaces a valid one: files with a meaning are known by their names and checked by their parsers. */
public final class FileRules {
    public static final String SHIPYARD = "shipyard.yaml";

    private FileRules() {}

    /**
     * What is wrong with a file that someone wants to write.
     *
     * @param projectLevel whether it goes to the default branch, where alone the files of the project count
     * @param path from the branch's root, or as the user named it
     */
    public static List<FileProblem> problems(boolean projectLevel, String path, byte[] content) {
        return FileKind.of(path)
                .filter(kind -> projectLevel || !kind.isOfProject())
                .map(kind -> kind.parse(path, content).problems())
                .orElse(List.of());
    }

    /** Why a file must stay, if it must. */
    public static Optional<FileProblem> refusalOfDelete(boolean projectLevel, String path) {
        return projectLevel && path.equals(SHIPYARD)
                ? Optional.of(
                        new FileProblem(path, 1, 1, "a project needs its shipyard; change it instead of deleting it"))
                : Optional.empty();
    }
}
