package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.DeadLettersApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces the body of a dead letter. */
@Command(
        name = "edit",
        description = "Replace the body of a dead letter by an event that can be handled.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} dead-letters edit ID --file=event.json",
            "  ${ROOT-COMMAND-NAME} dead-letters edit ID --file=- --replay < event.json"
        })
final class EditDeadLetterCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the id of the event in it.")
    private String id = "";

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The event as JSON; - reads standard input.")
    private String file = "";

    @Option(names = "--replay", description = "And replay it.")
    private boolean replay;

    EditDeadLetterCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var event = EventFile.read(file, server.environment().terminal().in());
        var letters = new DeadLettersApi(server.client());
        letters.edit(id, event.toString());
        if (replay) {
            var eventId = letters.replay(id);
            output.printer()
                    .outcome(
                            "Dead letter " + id + " was edited and replayed as event " + eventId,
                            document().put("id", id).put("eventId", eventId));
        } else {
            output.printer()
                    .outcome(
                            "Dead letter " + id + " was edited. Send it through: "
                                    + server.environment().commandName() + " dead-letters replay " + id,
                            document().put("id", id));
        }
        return 0;
    }
}
