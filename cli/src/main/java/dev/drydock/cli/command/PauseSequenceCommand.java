package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import picocli.CommandLine.Command;

/** Hold back the next task of a running sequence; the task at work goes on. */
@Command(
        name = "sequence",
        description = "Hold back the next task of a running sequence; the task at work goes on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} pause sequence --project=fulltour --keptn-context=CONTEXT",
            "  ${ROOT-COMMAND-NAME} pause sequence CONTEXT --project=fulltour --stage=production"
        })
final class PauseSequenceCommand extends ControlCommand {
    PauseSequenceCommand(Environment environment) {
        super(environment, "pause", "paused");
    }
}
