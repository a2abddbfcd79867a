package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code retry sequence}. */
@Command(
        name = "retry",
        description = "Retry a sequence.",
        synopsisSubcommandLabel = "sequence",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} retry sequence CONTEXT --project=fulltour"})
@Subcommands(RetrySequenceCommand.class)
final class RetryCommand extends Group {}
