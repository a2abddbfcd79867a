package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.KillSwitchesApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns a kill switch on: no action that it covers is given from now on. */
@Command(
        name = "remediation",
        description =
                "Let no further action be taken: everywhere, or only in a project, a stage, or of a kind. What is at work goes on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} stop remediation --reason=\"database migration\" --for=2h",
            "  ${ROOT-COMMAND-NAME} stop remediation --project=fulltour --stage=production --action=scaling --reason=\"out of nodes\""
        })
final class StopRemediationCommand extends ServerCommand {
    @Mixin
    private KillSwitchOptions what = new KillSwitchOptions();

    @Option(
            names = {"-m", "--reason"},
            required = true,
            paramLabel = "TEXT",
            description = "Why; shown wherever an action is held by it.")
    private String reason = "";

    @Option(
            names = "--for",
            defaultValue = "",
            paramLabel = "TIME",
            description = "For how long, such as 30m, 2h or 7d; else until it is lifted.")
    private String length = "";

    StopRemediationCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var turned = new KillSwitchesApi(server.client()).stop(what.coverage(), reason, length);
        var one = turned.killSwitch();
        var end = one.until().isEmpty()
                ? "until somebody allows it again"
                : "until " + output.times().date(one.until());
        output.printer()
                .outcome(
                        (turned.changed() ? "Stopped: " : "Stopped before, nothing changed: ") + one.stops() + ", "
                                + end + ". What is at work goes on.",
                        turned.json());
        return 0;
    }
}
