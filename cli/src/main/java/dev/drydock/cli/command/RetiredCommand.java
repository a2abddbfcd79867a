package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Verbs of Keptn that mean nothing here; whoever tries one is told what to do instead. */
@Command(
        name = "install",
        aliases = {"upgrade", "uninstall", "set", "migrate-webhooks", "onboard"},
        hidden = true,
        description = "Say what to do instead of Keptn's verbs for its own installation.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} install"})
final class RetiredCommand implements Callable<Integer> {
    private final String command;

    @Unmatched
    private List<String> whatever = new ArrayList<>();

    RetiredCommand(Environment environment) {
        command = environment.commandName();
    }

    @Override
    public Integer call() {
        throw new CommandFailure(
                ExitCode.USAGE,
                "Expected a verb of " + command
                        + ", but Keptn's install, upgrade, uninstall, set, onboard and"
                        + " migrate-webhooks have no counterpart: they were for Keptn's own installation",
                "./drydock up installs and starts it; docs/migrate-from-keptn.md tells what takes the place of the others");
    }
}
