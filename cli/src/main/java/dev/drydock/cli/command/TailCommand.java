package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.EventStream;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.follow.EventLine;
import dev.drydock.cli.follow.EventTail;
import dev.drydock.cli.follow.LiveEvents;
import dev.drydock.cli.output.Printer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows events while they happen. */
@Command(
        name = "tail",
        description = "Show events while they happen, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} tail --project=fulltour",
            "  ${ROOT-COMMAND-NAME} tail approval.triggered --project=fulltour --count=1 --output=json"
        })
final class TailCommand extends ServerCommand {
    private static final int UNUSED = 1;

    @Mixin
    private EventSelection selection = new EventSelection();

    @Option(
            names = "--count",
            defaultValue = "9223372036854775807",
            paramLabel = "N",
            description = "Stop after so many events.")
    private long count;

    @Option(
            names = "--watch-time",
            paramLabel = "TIME",
            converter = WatchTime.class,
            description = "Stop after this long, such as 90 (seconds), 10m or 1h; no limit by default.")
    private @Nullable Duration limit;

    TailCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var environment = server.environment();
        var printer = output.printer();
        var filter = selection.filter(UNUSED);
        try (var stream = EventStream.open(server.client(), filter)) {
            var feed = new LiveEvents(stream, () -> printer.aside("the server does not answer, trying again"));
            new EventTail(feed, environment.time(), environment.pause())
                    .follow(Optional.ofNullable(limit), reader(printer));
        }
        return ExitCode.OK.number();
    }

    private Predicate<KeptnEvent> reader(Printer printer) {
        var out = server.environment().terminal().out();
        var line = new EventLine(output.times(), printer.palette());
        return event -> {
            if (printer.isForPeople()) {
                out.println(line.render(event));
            } else {
                printer.streamed(event.json());
            }
            return --count > 0 && !out.checkError();
        };
    }
}
