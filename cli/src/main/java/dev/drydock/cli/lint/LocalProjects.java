package dev.drydock.cli.lint;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.model.lint.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The projects whose files lie in a folder of this machine. */
public final class LocalProjects {
    private LocalProjects() {}

    /** All of them, as {@code lint} sees them. */
    public static List<ProjectFiles> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected a folder, but there is none at " + folder,
                    "check the path; it is relative to " + Path.of("").toAbsolutePath());
        }
        return FolderLayout.of(FolderReader.read(folder)).projects();
    }
}
