package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Changes things. */
@Command(
        name = "update",
        description = "Change a project.",
        synopsisSubcommandLabel = "project",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} update project fulltour --shipyard=shipyard.yaml"})
@Subcommands(UpdateProjectCommand.class)
final class UpdateCommand extends Group {}
