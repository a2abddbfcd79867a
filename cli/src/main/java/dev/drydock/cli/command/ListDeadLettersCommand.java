package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.DeadLetter;
import dev.drydock.cli.client.DeadLettersApi;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists dead letters, newest first. */
@Command(
        name = "list",
        description = "List the dead letters that were not replayed, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} dead-letters list",
            "  ${ROOT-COMMAND-NAME} dead-letters list --all --service=lighthouse --output=json"
        })
final class ListDeadLettersCommand extends ServerCommand {
    @Option(names = "--all", description = "Also those that were replayed.")
    private boolean all;

    @Option(
            names = "--service",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only of this one: shipyard, remediation, lighthouse or jobs.")
    private String service = "";

    ListDeadLettersCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<DeadLetter>()
                .column("ID", DeadLetter::id)
                .column("SERVICE", DeadLetter::service)
                .column("SINCE", letter -> times.date(letter.created()));
        if (all) {
            table.column("REPLAYED", letter -> times.date(letter.replayed()));
        }
        table.column("SUBJECT", DeadLetter::subject).column("REASON", DeadLetter::reason);
        output.printer()
                .rows(
                        new DeadLettersApi(server.client()).list(service, all),
                        table,
                        DeadLetter::json,
                        "No dead letters: every message was handled.");
        return 0;
    }
}
