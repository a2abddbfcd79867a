package dev.drydock.cli.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The sequence a command is about: its keptn context, by its place or by the option. */
final class ContextOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "CONTEXT", description = "The keptn context; or use --keptn-context.")
    private @Nullable String positional;

    @Option(
            names = {"-c", "--keptn-context"},
            paramLabel = "CONTEXT",
            description = "The keptn context of the sequence.")
    private @Nullable String named;

    /** The option wins, if both are given. */
    String chosen() {
        return Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(positional))
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "Expected --keptn-context=CONTEXT"));
    }
}
