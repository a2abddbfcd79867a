package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code abort sequence}. */
@Command(
        name = "abort",
        description = "Abort a sequence.",
        synopsisSubcommandLabel = "sequence",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} abort sequence --project=fulltour --keptn-context=CONTEXT"})
@Subcommands(AbortSequenceCommand.class)
final class AbortCommand extends Group {}
