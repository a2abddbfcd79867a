package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import picocli.CommandLine.Command;

/** Let a paused sequence go on. */
@Command(
        name = "sequence",
        description = "Let a paused sequence go on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} resume sequence --project=fulltour --keptn-context=CONTEXT",
            "  ${ROOT-COMMAND-NAME} resume sequence CONTEXT --project=fulltour --stage=production"
        })
final class ResumeSequenceCommand extends ControlCommand {
    ResumeSequenceCommand(Environment environment) {
        super(environment, "resume", "resumed");
    }
}
