package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.DeadLettersApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends a dead letter through again. */
@Command(
        name = "replay",
        description = "Send a dead letter through again, by the same door as any event.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} dead-letters replay ID"})
final class ReplayDeadLetterCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the id of the event in it.")
    private String id = "";

    ReplayDeadLetterCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var eventId = new DeadLettersApi(server.client()).replay(id);
        output.printer()
                .outcome(
                        "Dead letter " + id + " was replayed as event " + eventId,
                        document().put("id", id).put("eventId", eventId));
        return 0;
    }
}
