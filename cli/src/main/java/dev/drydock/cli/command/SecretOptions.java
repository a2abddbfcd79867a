package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The keys and values of a secret. */
final class SecretOptions {
    @Option(
            names = {"-s", "--scope"},
            defaultValue = "keptn-default",
            paramLabel = "SCOPE",
            description = "Whose jobs may use it: keptn-default for every project, or a project's name.")
    String scope = "keptn-default";

    @Option(
            names = "--from-literal",
            paramLabel = "KEY=VALUE",
            description = "A key and its value; may be given again. Others may see it in the list of processes.")
    private Map<String, String> literals = new LinkedHashMap<>();

    @Option(
            names = "--from-file",
            paramLabel = "KEY=FILE",
            description = "A key and the file with its value, - for standard input; may be given again.")
    private Map<String, String> files = new LinkedHashMap<>();

    /** All of them, by key. */
    Map<String, String> data(Environment environment) {
        var data = new LinkedHashMap<>(literals);
        files.forEach((key, file) -> {
            if (data.put(key, read(environment, file)) != null) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "Expected each key once, but '" + key + "' is given twice",
                        "give it with --from-literal or with --from-file");
            }
        });
        if (data.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected at least one key, but none is given",
                    "give --from-literal=KEY=VALUE or --from-file=KEY=FILE");
        }
        return data;
    }

    private static String read(Environment environment, String file) {
        var bytes = file.equals("-") ? LocalFile.all(environment.terminal().in()) : LocalFile.read(Path.of(file));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
