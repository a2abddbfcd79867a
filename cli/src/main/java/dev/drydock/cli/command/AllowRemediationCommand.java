package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.KillSwitchesApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lifts a kill switch: what it held goes on at once. */
@Command(
        name = "remediation",
        description = "Lift the kill switch of exactly this project, stage and action; what it held goes on at once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} allow remediation",
            "  ${ROOT-COMMAND-NAME} allow remediation --project=fulltour --stage=production --reason=\"migration is done\""
        })
final class AllowRemediationCommand extends ServerCommand {
    @Mixin
    private KillSwitchOptions what = new KillSwitchOptions();

    @Option(
            names = {"-m", "--reason"},
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why; kept with the event that tells it.")
    private String reason = "";

    AllowRemediationCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var lifted = new KillSwitchesApi(server.client()).allow(what.coverage(), reason);
        var printer = output.printer();
        printer.outcome(
                lifted.lifted()
                        ? "The kill switch is lifted."
                        : "Nothing changed: no kill switch of exactly this project, stage and action is on.",
                lifted.json());
        KillSwitchNotes.of(lifted.stillOn(), server.environment().commandName(), output.times())
                .forEach(note -> printer.aside("Still on: " + note.what() + " To allow it again: " + note.advice()));
        return 0;
    }
}
