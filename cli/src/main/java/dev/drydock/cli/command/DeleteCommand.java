package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Removes things. */
@Command(
        name = "delete",
        description = "Delete a project, a service or a file.",
        synopsisSubcommandLabel = "(project | service | resource)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} delete project fulltour",
            "  ${ROOT-COMMAND-NAME} delete service helloservice --project=fulltour"
        })
@Subcommands({DeleteProjectCommand.class, DeleteServiceCommand.class, DeleteResourceCommand.class})
final class DeleteCommand extends Group {}
