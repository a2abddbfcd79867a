package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Changes things. */
@Command(
        name = "update",
        description = "Change a project.",
        synopsisSubcommandLabel = "project",
        subcommands = UpdateProjectCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} update project fulltour --shipyard=shipyard.yaml"})
final class UpdateCommand extends Group {}
