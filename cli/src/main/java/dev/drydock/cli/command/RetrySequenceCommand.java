package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.SequencesApi;
import dev.drydock.cli.client.SequencesApi.RetryWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Let a sequence that failed go on from its failed task. */
@Command(
        name = "sequence",
        description = "Let a sequence that failed go on from its failed task.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} retry sequence CONTEXT --project=fulltour",
            "  ${ROOT-COMMAND-NAME} retry sequence CONTEXT --project=fulltour --stage=production --same-files"
        })
final class RetrySequenceCommand extends ServerCommand {
    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private ContextOption context = new ContextOption();

    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "Where; needed if it has failed in several stages.")
    private String stage = "";

    @Option(
            names = "--id",
            defaultValue = "",
            paramLabel = "ID",
            description = "Which execution, if several have failed in one stage.")
    private String id = "";

    @Option(names = "--same-files", description = "With the files as they were, not as they are now.")
    private boolean sameFiles;

    @Option(names = "--over-newer", description = "Also if a newer delivery has been there since.")
    private boolean overNewer;

    RetrySequenceCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var chosen = context.chosen();
        var retry = new SequencesApi(server.client())
                .retry(project.name, chosen, new RetryWish(stage, id, sameFiles, overNewer));
        output.printer()
                .outcome(
                        "Sequence %s goes on; follow it with: drydock watch %s".formatted(chosen, chosen),
                        document().put("keptnContext", chosen).put("triggeredID", retry));
        return 0;
    }
}
