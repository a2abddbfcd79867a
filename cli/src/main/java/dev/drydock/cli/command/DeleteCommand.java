package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Removes things. */
@Command(
        name = "delete",
        description = "Delete a project, a service or a file.",
        synopsisSubcommandLabel = "(project | service | resource)",
        subcommands = {DeleteProjectCommand.class, DeleteServiceCommand.class, DeleteResourceCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} delete project fulltour",
            "  ${ROOT-COMMAND-NAME} delete service helloservice --project=fulltour"
        })
final class DeleteCommand extends Group {}
