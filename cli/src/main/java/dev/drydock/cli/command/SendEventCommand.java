package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the event in a file; the server fills in what it lacks. */
@Command(
        name = "event",
        description = "Send the CloudEvent in a file; the server fills in id, time and context.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} send event -f remediation_trigger.json --watch",
            "  cat event.json | ${ROOT-COMMAND-NAME} send event -f -"
        })
final class SendEventCommand extends StartingCommand {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "A JSON file, or - for standard input.")
    private String file = "";

    SendEventCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Started start(ApiClient client) {
        var event = EventFile.read(file, server.environment().terminal().in());
        var context = new EventsApi(client).send(event);
        return new Started(event.path("data").path("project").asText(""), context);
    }
}
