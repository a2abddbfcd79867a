package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.output.Printer;
import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads a file of the model from this machine; its mistakes are told with their places. */
final class ModelFile {
    private ModelFile() {}

    /** Fails with every mistake; warnings are printed aside. */
    static <T> T read(Path path, BiFunction<String, String, Parsed<T>> parser, Printer printer) {
        var text = new String(LocalFile.read(path), StandardCharsets.UTF_8);
        var parsed = parser.apply(path.toString(), text);
        parsed.warnings().forEach(warning -> printer.aside("Warning: " + warning));
        return parsed.value()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        parsed.problems().stream().map(FileProblem::toString).collect(Collectors.joining("\n  ")),
                        "mend the file at the places named"));
    }
}
