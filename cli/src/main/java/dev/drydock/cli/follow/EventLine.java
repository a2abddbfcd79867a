package dev.drydock.cli.follow;

import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Table;
import dev.drydock.cli.output.Times;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as one line: time, type, where, source, result, and its message. */
public final class EventLine {
    private static final String PREFIX = "sh.keptn.event.";
    private static final int TYPE = 36;
    private static final int WHERE = 36;
    private static final int SOURCE = 20;
    private static final int RESULT = 7;

    private final Times times;
    private final Palette palette;

    public EventLine(Times times, Palette palette) {
        this.times = times;
        this.palette = palette;
    }

    public String render(KeptnEvent event) {
        var time = event.time().map(times::clock).orElse("        ");
        var type = event.type().startsWith(PREFIX) ? event.type().substring(PREFIX.length()) : event.type();
        var line = palette.faint(time) + "  "
                + Table.pad(type, TYPE) + "  "
                + Table.pad(where(event), WHERE) + "  "
                + Table.pad(event.source(), SOURCE) + "  "
                + palette.verdict(Table.pad(event.data("result"), RESULT)) + "  "
                + event.data("message").lines().findFirst().orElse("");
        return line.stripTrailing();
    }

    private static String where(KeptnEvent event) {
        return Stream.of("project", "stage", "service")
                .map(event::data)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
