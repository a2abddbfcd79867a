package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.providercheck.Ground;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an action provider is checked: as a program of the check's own, or at a broker where it listens. */
final class GroundOptions {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private final Environment environment;

    @Option(
            names = "--run",
            paramLabel = "COMMAND",
            description =
                    "Start the provider with this command, with NATS_URL, at a broker of the check's own: then everything"
                            + " is checked, crashes too. Needs nats-server.")
    private @Nullable String run;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The broker where the provider listens; else NATS_URL, else nats://127.0.0.1:4222.")
    private @Nullable String url;

    @Option(names = "--creds", paramLabel = "FILE", description = "Credentials for the broker; else NATS_CREDS.")
    private @Nullable Path credentials;

    GroundOptions(Environment environment) {
        this.environment = environment;
    }

    /** Whether nobody but the check's own program hears what is asked. */
    boolean isOfItsOwn() {
        return run != null;
    }

    Ground ground() {
        if (run != null) {
            return Ground.of(words(run), Path.of("").toAbsolutePath());
        }
        var servers = Optional.ofNullable(url)
                .or(() -> environment.variable("NATS_URL"))
                .orElse("nats://127.0.0.1:4222");
        var file = Optional.ofNullable(credentials)
                .or(() -> environment.variable("NATS_CREDS").map(Path::of));
        return Ground.at(servers, file);
    }

    private static List<String> words(String command) {
        var words = WORD.matcher(command)
                .results()
                .map(word -> word.group().replaceAll("[\"']", ""))
                .toList();
        if (words.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Expected a command to --run", "as in --run=\"python provider.py\"");
        }
        return words;
    }
}
