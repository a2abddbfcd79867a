package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.ServiceExplanation;
import dev.drydock.cli.explain.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What would be done about the problems of a service now. */
@Command(
        name = "service",
        aliases = "services",
        description = "Say what would be done about a service's problems now, and which guard says what.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain service helloservice --project=fulltour --stage=production"})
final class ExplainServiceCommand extends ExplainingCommand {
    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private String service = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = {"-s", "--stage"},
            required = true,
            paramLabel = "STAGE",
            description = "The stage.")
    private String stage = "";

    ExplainServiceCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Explanation explain(ApiClient client, Wording wording) {
        return new ServiceExplanation(wording).explain(new ProblemsApi(client).prospect(project.name, stage, service));
    }
}
