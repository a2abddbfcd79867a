package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventsApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends the event in a file; the server fills in what it lacks. */
@Command(
        name = "event",
        description = "Send the CloudEvent in a file; the server fills in id, time and context.",
        synopsisSubcommandLabel = "[approval.finished]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} send event -f remediation_trigger.json --watch",
            "  cat event.json | ${ROOT-COMMAND-NAME} send event -f -",
            "  ${ROOT-COMMAND-NAME} send event approval.finished --project=fulltour --stage=production"
        })
@Subcommands(SendApprovalCommand.class)
final class SendEventCommand extends StartingCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A JSON file, or - for standard input; required.")
    private @Nullable String file;

    @Option(
            names = "--keep-id",
            description =
                    "Send the file's id and time as they are: the server then takes a second sending for a repeat.")
    private boolean keepId;

    SendEventCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Started start(ApiClient client) {
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--file=FILE'");
        }
        var event = EventFile.read(file, server.environment().terminal().in());
        if (!keepId && event instanceof ObjectNode attributes) {
            attributes.remove(List.of("id", "time")); // a file that is sent twice is meant twice, and now
        }
        var context = new EventsApi(client).send(event);
        return new Started(event.path("data").path("project").asText(""), context);
    }
}
