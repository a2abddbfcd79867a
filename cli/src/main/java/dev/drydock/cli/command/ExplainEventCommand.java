package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventStoreApi;
import dev.drydock.cli.explain.EventExplanation;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.Wording;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an event means, what it answers, and what came of it. */
@Command(
        name = "event",
        aliases = "events",
        description = "Say what an event means, what it answers, and what came of it.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain event ID"})
final class ExplainEventCommand extends ExplainingCommand {
    private static final int PAGES = 20;

    @Parameters(paramLabel = "ID", description = "The id of the event.")
    private String id = "";

    ExplainEventCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Explanation explain(ApiClient client, Wording wording) {
        var event = event(client, id);
        var flow = event.context().isEmpty()
                ? List.of(event)
                : new EventStoreApi(client).find(EventFilter.ofContext("", event.context()), PAGES);
        return new EventExplanation(wording).explain(event, flow);
    }
}
