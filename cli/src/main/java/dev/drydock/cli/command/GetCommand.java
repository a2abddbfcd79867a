package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Lists things. */
@Command(
        name = "get",
        description =
                "List projects, stages, services, resources, sequences, events, jobs, problems, kill switches, integrations, secrets, tokens or the audit trail.",
        synopsisSubcommandLabel =
                "(projects | stages | services | resources | sequences | event | jobs | problems | kill-switches | integrations | secrets | tokens | audit)",
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
    GetJobsCommand.class,
    GetResourcesCommand.class,
    GetProblemsCommand.class,
    GetKillSwitchesCommand.class,
    GetIntegrationsCommand.class,
    GetSecretsCommand.class,
    GetTokensCommand.class,
    GetAuditCommand.class
})
final class GetCommand extends Group {}
