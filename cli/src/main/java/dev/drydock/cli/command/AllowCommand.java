package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code allow remediation}. */
@Command(
        name = "allow",
        description = "Allow remediation again: lift a kill switch.",
        synopsisSubcommandLabel = "remediation",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} allow remediation --project=fulltour"})
@Subcommands(AllowRemediationCommand.class)
final class AllowCommand extends Group {}
