package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Keptn's verb for the set-up of monitoring. */
@Command(
        name = "configure",
        description = "Ask a monitoring service to set itself up.",
        synopsisSubcommandLabel = "monitoring",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} configure monitoring prometheus --project=fulltour --service=helloservice"})
@Subcommands(ConfigureMonitoringCommand.class)
final class ConfigureCommand extends Group {}
