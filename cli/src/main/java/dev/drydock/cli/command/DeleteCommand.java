package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Removes things. */
@Command(
        name = "delete",
        description = "Delete a project, a service, a file, a secret or a token.",
        synopsisSubcommandLabel = "(project | service | resource | secret | token)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} delete project fulltour",
            "  ${ROOT-COMMAND-NAME} delete service helloservice --project=fulltour"
        })
@Subcommands({
    DeleteProjectCommand.class,
    DeleteServiceCommand.class,
    DeleteResourceCommand.class,
    DeleteSecretCommand.class,
    DeleteTokenCommand.class
})
final class DeleteCommand extends Group {}
