package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Lists things. */
@Command(
        name = "get",
        description = "List projects, stages, services, resources, sequences, events, problems or integrations.",
        synopsisSubcommandLabel =
                "(projects | stages | services | resources | sequences | event | problems | integrations)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get projects",
            "  ${ROOT-COMMAND-NAME} get sequences --project=fulltour --output=json"
        })
@Subcommands({
    GetProjectsCommand.class,
    GetStagesCommand.class,
    GetServicesCommand.class,
    GetSequencesCommand.class,
    GetEventCommand.class,
    GetResourcesCommand.class,
    GetProblemsCommand.class,
    GetIntegrationsCommand.class
})
final class GetCommand extends Group {}
