package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Changes things. */
@Command(
        name = "update",
        description = "Change a project or a secret.",
        synopsisSubcommandLabel = "(project | secret)",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} update project fulltour --shipyard=shipyard.yaml"})
@Subcommands({UpdateProjectCommand.class, UpdateSecretCommand.class})
final class UpdateCommand extends Group {}
