package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.DeadLettersApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Throws a dead letter away. */
@Command(
        name = "delete",
        description = "Delete a dead letter that nobody needs any more, with its message.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} dead-letters delete ID"})
final class DeleteDeadLetterCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the id of the event in it.")
    private String id = "";

    DeleteDeadLetterCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        new DeadLettersApi(server.client()).delete(id);
        output.printer()
                .outcome("Dead letter " + id + " was deleted", document().put("id", id));
        return 0;
    }
}
