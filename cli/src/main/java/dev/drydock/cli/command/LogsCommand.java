package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Integration;
import dev.drydock.cli.client.IntegrationsApi;
import dev.drydock.cli.client.LogsApi;
import dev.drydock.cli.client.LogsApi.Entry;
import dev.drydock.cli.output.Table;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what integrations reported as their errors. */
@Command(
        name = "logs",
        aliases = "log",
        description = "List the errors of integrations, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} logs", "  ${ROOT-COMMAND-NAME} logs job-executor --page-size=5 -o json"})
final class LogsCommand extends ServerCommand {
    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only of this integration: its name, or its id.")
    private String name = "";

    @Option(
            names = "--page-size",
            defaultValue = "50",
            paramLabel = "N",
            description = "At most so many; default: ${DEFAULT-VALUE}.")
    private int limit;

    LogsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var client = server.client();
        var names = new IntegrationsApi(client)
                .list("").stream().collect(Collectors.toMap(Integration::id, Integration::name, (one, other) -> one));
        var id = names.entrySet().stream()
                .filter(known -> known.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
        var times = output.times();
        var table = new Table<Entry>()
                .column("TIME", entry -> times.date(entry.time()))
                .column("INTEGRATION", entry -> names.getOrDefault(entry.integration(), entry.integration()))
                .column("TASK", Entry::task)
                .column("CONTEXT", Entry::context)
                .column("MESSAGE", Entry::message);
        output.printer().rows(new LogsApi(client).list(id, limit), table, Entry::json, "No error was reported.");
        return 0;
    }
}
