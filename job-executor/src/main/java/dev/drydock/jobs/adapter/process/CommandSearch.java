package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.domain.TaskRefused;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the program that a container would bring along. */
final class CommandSearch {
    private CommandSearch() {}

    /**
     * The program's absolute path.
     *
     * @param path folders to look in, as in the variable {@code PATH}
     * @param image where the program would come from in a container, for the message
     */
    static String find(String command, String path, Path workingDir, String image) {
        if (command.contains("/")) {
            var file = workingDir.resolve(command);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file.toString();
            }
            throw new TaskRefused(
                    ("'%s' is not an executable file on this machine; the process runtime does not use the "
                                    + "image '%s', so the command must exist here")
                            .formatted(command, image));
        }
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> notFound(command, path, image));
    }

    private static TaskRefused notFound(String command, String path, String image) {
        return new TaskRefused(
                ("the command '%s' was not found on this machine; the process runtime does not use the image "
                                + "'%s', so install the command in one of %s, or name its folder in "
                                + "drydock.job-executor.process.path")
                        .formatted(
                                command,
                                image,
                                Arrays.stream(path.split(File.pathSeparator)).collect(Collectors.joining(", "))));
    }
}
