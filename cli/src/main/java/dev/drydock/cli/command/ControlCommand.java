package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SequencesApi;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What pause, resume and abort have in common: all but the word. */
abstract class ControlCommand extends ServerCommand {
    private final String command;
    private final String done;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(arity = "0..1", paramLabel = "CONTEXT", description = "The keptn context; or use --keptn-context.")
    private @Nullable String positional;

    @Option(
            names = {"-c", "--keptn-context"},
            paramLabel = "CONTEXT",
            description = "The keptn context of the sequence.")
    private @Nullable String context;

    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "Only in this stage; else in all of them.")
    private String stage = "";

    protected ControlCommand(Environment environment, String command, String done) {
        super(environment);
        this.command = command;
        this.done = done;
    }

    @Override
    public Integer call() {
        var chosen = Optional.ofNullable(context)
                .or(() -> Optional.ofNullable(positional))
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "Expected --keptn-context=CONTEXT"));
        new SequencesApi(server.client()).control(project.name, chosen, command, stage);
        output.printer()
                .outcome(
                        "Successfully " + done + " sequence " + chosen + (stage.isEmpty() ? "" : " in " + stage),
                        document().put("keptnContext", chosen).put("state", command));
        return 0;
    }
}
