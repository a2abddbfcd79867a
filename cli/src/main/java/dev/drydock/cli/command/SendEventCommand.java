package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    @Option(
            names = "--keep-id",
            description = "Send the file's id as it is: the server then takes a second sending for a repeat.")
    private boolean keepId;

    SendEventCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Started start(ApiClient client) {
        var event = EventFile.read(file, server.environment().terminal().in());
        if (!keepId && event instanceof ObjectNode attributes) {
            attributes.remove("id"); // a file that is sent twice is meant twice
        }
        var context = new EventsApi(client).send(event);
        return new Started(event.path("data").path("project").asText(""), context);
    }
}
