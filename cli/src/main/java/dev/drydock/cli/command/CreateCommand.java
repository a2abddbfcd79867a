package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Makes projects and services. */
@Command(
        name = "create",
        description = "Create a project or a service.",
        synopsisSubcommandLabel = "(project | service)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create project fulltour --shipyard=shipyard.yaml",
            "  ${ROOT-COMMAND-NAME} create service helloservice --project=fulltour"
        })
@Subcommands({CreateProjectCommand.class, CreateServiceCommand.class})
final class CreateCommand extends Group {}
