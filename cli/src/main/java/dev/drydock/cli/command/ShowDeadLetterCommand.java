package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.DeadLetter;
import dev.drydock.cli.client.DeadLettersApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter with its body. */
@Command(
        name = "show",
        description = "Show a dead letter with its body.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} dead-letters show ID",
            "  ${ROOT-COMMAND-NAME} dead-letters show ID --body > event.json"
        })
final class ShowDeadLetterCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or the id of the event in it.")
    private String id = "";

    @Option(names = "--body", description = "Print the body alone.")
    private boolean bodyOnly;

    ShowDeadLetterCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var letter = new DeadLettersApi(server.client()).get(id);
        output.printer().outcome(bodyOnly ? letter.body() : text(letter), letter.json());
        return 0;
    }

    private String text(DeadLetter letter) {
        var times = output.times();
        var replayed = letter.replayed().isEmpty() ? "no" : times.date(letter.replayed());
        var encoding = letter.encoding().equals("base64") ? " (base64, as it is no text)" : "";
        return String.join(
                "\n",
                "Dead letter " + letter.id() + " of " + letter.service(),
                "Subject:   " + letter.subject(),
                "Reason:    " + letter.reason(),
                "Since:     " + times.date(letter.created()),
                "Replayed:  " + replayed,
                "Body" + encoding + ":",
                letter.body());
    }
}
