package dev.drydock.cli.lint;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.model.lint.Answerers;
import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.ProjectLint;
import dev.drydock.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks files of this machine, without a server. */
public final class LocalLint {
    private LocalLint() {}

    /**
     * What was found.
     *
     * @param files how many were looked at
     * @param notChecked what could not be checked for want of files, in words
     */
    public record Result(int files, List<Finding> findings, List<String> notChecked) {}

    /** @param path a folder, or a single file */
    public static Result of(Path path) {
        if (!Files.exists(path)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected a folder or a file, but there is no " + path,
                    "check the path; it is relative to " + Path.of("").toAbsolutePath());
        }
        return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    }

    private static Result ofFolder(Path path) {
        var folder = FolderReader.read(path);
        if (folder.contents().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "Expected files to check in " + path + ", but there are none",
                    "name a folder with any of: " + names());
        }
        var arranged = FolderLayout.of(folder);
        var findings = arranged.projects().stream()
                .flatMap(project -> ProjectLint.check(project, Answerers.OUT_OF_SIGHT).stream())
                .distinct()
                .sorted(Finding.BY_PLACE)
                .toList();
        return new Result(folder.contents().size(), findings, arranged.notChecked());
    }

    private static Result ofFile(Path path) {
        var shown = path.toString().replace('\\', '/');
        var kind = FileKind.of(shown)
                .or(() -> FileKind.likeName(path.getFileName().toString()))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Expected a file whose name tells what it is, but got " + path,
                        "name it like one of: " + names()));
        try {
            var parsed = kind.parse(shown, FolderReader.start(path));
            var findings = Stream.concat(
                            parsed.problems().stream().map(problem -> Finding.of(Severity.ERROR, "", problem)),
                            parsed.warnings().stream().map(problem -> Finding.of(Severity.WARNING, "", problem)))
                    .toList();
            return new Result(1, findings, List.of());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Expected to read " + path + ", but " + e, "name a file that you may read");
        }
    }

    private static String names() {
        return Arrays.stream(FileKind.values()).map(FileKind::path).collect(Collectors.joining(", "));
    }
}
