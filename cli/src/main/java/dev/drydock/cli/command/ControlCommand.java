package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SequencesApi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What pause, resume and abort have in common: all but the word. */
abstract class ControlCommand extends ServerCommand {
    private final String command;
    private final String done;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private ContextOption context = new ContextOption();

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
        var chosen = context.chosen();
        new SequencesApi(server.client()).control(project.name, chosen, command, stage);
        output.printer()
                .outcome(
                        "Successfully " + done + " sequence " + chosen + (stage.isEmpty() ? "" : " in " + stage),
                        document().put("keptnContext", chosen).put("state", command));
        return 0;
    }
}
