package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code report actions}. */
@Command(
        name = "report",
        description = "Report what actions brought about.",
        synopsisSubcommandLabel = "actions",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} report actions --project=fulltour --since=30d"})
@Subcommands(ReportActionsCommand.class)
final class ReportCommand extends Group {}
