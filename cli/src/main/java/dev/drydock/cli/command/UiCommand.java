package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.AccessApi;
import picocli.CommandLine.Command;

/** Prints a link to the bridge that logs in whoever opens it first. */
@Command(
        name = "ui",
        description = "Make a link to the bridge that logs a browser in: once, within 15 minutes, as you.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} ui", "  xdg-open \"$(${ROOT-COMMAND-NAME} ui --quiet)\""})
final class UiCommand extends ServerCommand {
    UiCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var client = server.client();
        var code = new AccessApi(client).loginCode();
        var link = client.connection().endpoint().resolve("/login#code=" + code.text());
        output.printer()
                .outcome(link.toString(), document().put("url", link.toString()).put("expiresAt", code.expiresAt()));
        return 0;
    }
}
