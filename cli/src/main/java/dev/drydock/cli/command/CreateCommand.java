package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Makes projects and services. */
@Command(
        name = "create",
        description = "Create a project or a service.",
        synopsisSubcommandLabel = "(project | service)",
        subcommands = {CreateProjectCommand.class, CreateServiceCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create project fulltour --shipyard=shipyard.yaml",
            "  ${ROOT-COMMAND-NAME} create service helloservice --project=fulltour"
        })
final class CreateCommand extends Group {}
