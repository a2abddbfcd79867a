package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a run step by step until it is over. */
@Command(
        name = "watch",
        description = "Show a run step by step until it is over; the exit code is its result.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} watch 6f1b4f6e-1a0b-4d8e-8d0e-0f3f7a1c2b3d",
            "  ${ROOT-COMMAND-NAME} watch CONTEXT --watch-time=10m && echo healed"
        })
final class WatchCommand extends ServerCommand {
    @Parameters(paramLabel = "CONTEXT", description = "The keptn context, as printed by send and trigger.")
    private String context = "";

    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "The project; found out from the events if left out.")
    private String project = "";

    @Option(
            names = "--watch-time",
            paramLabel = "TIME",
            converter = WatchTime.class,
            description = "Give up after this long, such as 90 (seconds), 10m or 1h; no limit by default.")
    private @Nullable Duration limit;

    WatchCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        return new RunWatch(server.environment(), output, server.client())
                .watch(project, context, Optional.ofNullable(limit));
    }
}
