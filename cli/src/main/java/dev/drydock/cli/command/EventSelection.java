package dev.drydock.cli.command;

import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventType;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which events are meant; what is left out does not narrow. */
final class EventSelection {
    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "TYPE",
            description = "Only this type; sh.keptn.event. may be left out.")
    private String type = "";

    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "Only this project.")
    private String project = "";

    @Mixin
    private PlaceFilter place = new PlaceFilter();

    @Option(
            names = {"-c", "--keptn-context"},
            defaultValue = "",
            paramLabel = "CONTEXT",
            description = "Only this keptn context.")
    private String context = "";

    boolean namesNeitherProjectNorContext() {
        return project.isEmpty() && context.isEmpty();
    }

    /** Whether it is about approvals that were asked for, in whatever flow. */
    boolean asksForApprovals() {
        return EventType.complete(type).equals(EventType.PREFIX + "approval.triggered") && context.isEmpty();
    }

    EventFilter filter(int pageSize) {
        return new EventFilter(project, place.stage, place.service, EventType.complete(type), context, pageSize);
    }
}
