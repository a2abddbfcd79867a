package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Integration;
import dev.drydock.cli.client.IntegrationsApi;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who registered to carry out tasks, and whether they are there. */
@Command(
        name = "integrations",
        aliases = "integration",
        description = "List who registered to carry out tasks, and whether they are there.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get integrations",
            "  ${ROOT-COMMAND-NAME} get integrations --project=fulltour --output=json"
        })
final class GetIntegrationsCommand extends ServerCommand {
    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "Only those with a subscription that names this project.")
    private String project = "";

    GetIntegrationsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<Integration>()
                .column("NAME", Integration::name)
                .column("VERSION", Integration::version)
                .column("HOST", Integration::location)
                .column("LIVE", integration -> integration.live() ? "yes" : "no")
                .column("LAST SEEN", integration -> times.date(integration.lastSeen()))
                .column("SUBSCRIPTIONS", integration -> String.join(", ", integration.subscriptions()));
        output.printer()
                .rows(
                        new IntegrationsApi(server.client()).list(project),
                        table,
                        Integration::json,
                        "No integration has registered. Executors that only listen on NATS do not show here.");
        return 0;
    }
}
