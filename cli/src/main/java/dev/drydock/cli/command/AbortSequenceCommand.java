package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import picocli.CommandLine.Command;

/** End a sequence; nothing follows it. */
@Command(
        name = "sequence",
        description = "End a sequence; nothing follows it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} abort sequence --project=fulltour --keptn-context=CONTEXT",
            "  ${ROOT-COMMAND-NAME} abort sequence CONTEXT --project=fulltour --stage=production"
        })
final class AbortSequenceCommand extends ControlCommand {
    AbortSequenceCommand(Environment environment) {
        super(environment, "abort", "aborted");
    }
}
