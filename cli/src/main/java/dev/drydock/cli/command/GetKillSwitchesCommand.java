package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.KillSwitchesApi;
import dev.drydock.cli.client.KillSwitchesApi.KillSwitch;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what people have stopped. */
@Command(
        name = "kill-switches",
        aliases = "kill-switch",
        description = "List what people have stopped: who, why, since when and until when.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get kill-switches",
            "  ${ROOT-COMMAND-NAME} get kill-switches --project=fulltour --output=json"
        })
final class GetKillSwitchesCommand extends ServerCommand {
    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "Only those that concern this project.")
    private String project = "";

    GetKillSwitchesCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<KillSwitch>()
                .column("STOPPED", KillSwitch::stops)
                .column("BY", KillSwitch::by)
                .column("SINCE", one -> times.date(one.since()))
                .column("UNTIL", one -> one.until().isEmpty() ? "lifted" : times.date(one.until()))
                .column("REASON", KillSwitch::reason);
        output.printer()
                .rows(
                        new KillSwitchesApi(server.client()).list(project),
                        table,
                        KillSwitch::json,
                        "No kill switch is on: remediation is allowed.");
        return 0;
    }
}
