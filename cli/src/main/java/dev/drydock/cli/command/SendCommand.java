package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Sends events. */
@Command(
        name = "send",
        description = "Send an event.",
        synopsisSubcommandLabel = "event",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} send event -f remediation_trigger.json"})
@Subcommands(SendEventCommand.class)
final class SendCommand extends Group {}
