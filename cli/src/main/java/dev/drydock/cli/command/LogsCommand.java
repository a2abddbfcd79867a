package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.Integration;
import dev.drydock.cli.client.IntegrationsApi;
import dev.drydock.cli.client.JobsApi;
import dev.drydock.cli.client.LogsApi;
import dev.drydock.cli.client.LogsApi.Entry;
import dev.drydock.cli.follow.JobLogFollower;
import dev.drydock.cli.output.Table;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what jobs print, or lists what integrations reported as their errors. */
@Command(
        name = "logs",
        aliases = "log",
        description = "Print what the jobs of a flow print, or list the errors of integrations, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} logs a2c1d7e0-4b1f-4d0a-9b57-0d3f6c1c2a11 --follow",
            "  ${ROOT-COMMAND-NAME} logs",
            "  ${ROOT-COMMAND-NAME} logs job-executor --page-size=5 -o json"
        })
final class LogsCommand extends ServerCommand {
    private static final Pattern CONTEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "CONTEXT | NAME",
            description = "The flow whose jobs' logs to print; or an integration, its name or its id.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until no job of the flow runs or waits any more.")
    private boolean follow;

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
        if (CONTEXT.matcher(name).matches()) {
            return jobs(client);
        }
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

    private int jobs(ApiClient client) {
        var environment = server.environment();
        var follower =
                new JobLogFollower(new JobsApi(client), environment.terminal().out(), environment.pause());
        if (follower.print(name, follow) == 0) {
            output.printer().aside("No job ran in this flow.");
        }
        return 0;
    }
}
