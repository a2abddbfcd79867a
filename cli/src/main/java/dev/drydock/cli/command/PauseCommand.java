package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code pause sequence}. */
@Command(
        name = "pause",
        description = "Pause a sequence.",
        synopsisSubcommandLabel = "sequence",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} pause sequence --project=fulltour --keptn-context=CONTEXT"})
@Subcommands(PauseSequenceCommand.class)
final class PauseCommand extends Group {}
