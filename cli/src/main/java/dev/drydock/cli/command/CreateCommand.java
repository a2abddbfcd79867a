package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Makes projects, services, secrets and tokens. */
@Command(
        name = "create",
        description = "Create a project, a service, a secret or a token.",
        synopsisSubcommandLabel = "(project | service | secret | token)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} create project fulltour --shipyard=shipyard.yaml",
            "  ${ROOT-COMMAND-NAME} create service helloservice --project=fulltour"
        })
@Subcommands({
    CreateProjectCommand.class,
    CreateServiceCommand.class,
    CreateSecretCommand.class,
    CreateTokenCommand.class
})
final class CreateCommand extends Group {}
