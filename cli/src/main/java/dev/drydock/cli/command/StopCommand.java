package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code stop remediation}. */
@Command(
        name = "stop",
        description = "Stop remediation: turn a kill switch on.",
        synopsisSubcommandLabel = "remediation",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} stop remediation --reason=\"database migration\" --for=2h"})
@Subcommands(StopRemediationCommand.class)
final class StopCommand extends Group {}
