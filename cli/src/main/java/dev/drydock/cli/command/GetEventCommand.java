package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ApprovalsApi;
import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventStoreApi;
import dev.drydock.cli.client.EventStream;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.follow.EventTail;
import dev.drydock.cli.follow.PolledEvents;
import dev.drydock.cli.follow.StreamedEvents;
import dev.drydock.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists events, newest first, or shows them as they come. */
@Command(
        name = "event",
        aliases = "events",
        description = "List events, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get event evaluation.finished --project=fulltour --stage=production -o json",
            "  ${ROOT-COMMAND-NAME} get event --project=fulltour --keptn-context=CONTEXT"
        })
final class GetEventCommand extends ServerCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EventSelection selection = new EventSelection();

    @Option(
            names = "--page-size",
            defaultValue = "100",
            paramLabel = "N",
            description = "Events in one request; default: ${DEFAULT-VALUE}.")
    private int pageSize;

    @Option(
            names = "--num-of-pages",
            defaultValue = "100",
            paramLabel = "N",
            description = "At most so many requests; default: ${DEFAULT-VALUE}.")
    private int pages;

    @Mixin
    private WatchOptions watch = new WatchOptions();

    GetEventCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        if (selection.namesNeitherProjectNorContext()) {
            throw new ParameterException(spec.commandLine(), "Expected --project or --keptn-context");
        }
        var filter = selection.filter(pageSize);
        var client = server.client();
        if (output.speaksAsKeptn() && selection.asksForApprovals() && !watch.isWanted()) {
            printOpenApprovals(new ApprovalsApi(client).open("", filter.project(), filter.stage(), filter.service()));
            return 0;
        }
        if (watch.isWanted()) {
            return tail(client, filter);
        }
        var events = new EventStoreApi(client).find(filter, pages);
        if (output.speaksAsKeptn()) {
            printAsKeptn(events);
        } else {
            output.printer()
                    .rows(
                            events,
                            table(),
                            KeptnEvent::json,
                            "No event matches. Leave out TYPE or --stage to see more.");
        }
        return 0;
    }

    /** One event is an object, several are an array. */
    private void printAsKeptn(List<KeptnEvent> events) {
        printAsKeptn(events, "No event returned");
    }

    /** Those that are decided are not among them, and a line goes before, which scripts leave out. */
    private void printOpenApprovals(List<KeptnEvent> open) {
        output.printer().asKeptnSays("Starting to get approval.triggered events");
        printAsKeptn(open, "No approval.triggered events have been found");
    }

    private void printAsKeptn(List<KeptnEvent> events, String whenEmpty) {
        if (events.isEmpty()) {
            server.environment().terminal().out().println(whenEmpty);
        } else if (events.size() == 1) {
            output.printerInJson().document(events.get(0).json());
        } else {
            var array = JsonNodeFactory.instance.arrayNode();
            events.forEach(event -> array.add(event.json()));
            output.printerInJson().document(array);
        }
    }

    private Integer tail(ApiClient client, EventFilter filter) {
        var printer = output.printer();
        var times = output.times();
        var environment = server.environment();
        try (var stream = EventStream.open(client, filter)) {
            var feed = new StreamedEvents(stream, new PolledEvents(new EventStoreApi(client), filter));
            new EventTail(feed, environment.time(), environment.pause()).follow(watch.limit(), event -> {
                if (printer.isForPeople()) {
                    environment
                            .terminal()
                            .out()
                            .println(times.date(event.time()) + "  " + event.type() + "  " + event.source());
                } else {
                    printer.streamed(event.json());
                }
                return !environment.terminal().out().checkError();
            });
        }
        return ExitCode.OK.number();
    }

    private Table<KeptnEvent> table() {
        var times = output.times();
        return new Table<KeptnEvent>()
                .column("TIME", event -> times.date(event.time()))
                .column("TYPE", KeptnEvent::type)
                .column("STAGE", event -> event.data("stage"))
                .column("SERVICE", event -> event.data("service"))
                .column(
                        "RESULT",
                        event -> event.data("result"),
                        output.printer().palette()::verdict)
                .column("SOURCE", KeptnEvent::source)
                .column("CONTEXT", KeptnEvent::context);
    }
}
