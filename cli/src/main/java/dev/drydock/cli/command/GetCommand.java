package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Lists things. */
@Command(
        name = "get",
        description = "List projects, stages, services, sequences, events, problems or integrations.",
        synopsisSubcommandLabel = "(projects | stages | services | sequences | event | problems | integrations)",
        subcommands = {
            GetProjectsCommand.class,
            GetStagesCommand.class,
            GetServicesCommand.class,
            GetSequencesCommand.class,
            GetEventCommand.class,
            GetProblemsCommand.class,
            GetIntegrationsCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get projects",
            "  ${ROOT-COMMAND-NAME} get sequences --project=fulltour --output=json"
        })
final class GetCommand extends Group {}
