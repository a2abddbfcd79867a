package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.EventFilter;
import dev.drydock.cli.client.EventStoreApi;
import dev.drydock.cli.client.EventStream;
import dev.drydock.cli.client.SequenceFilter;
import dev.drydock.cli.client.SequenceState;
import dev.drydock.cli.client.SequencesApi;
import dev.drydock.cli.follow.DocumentSteps;
import dev.drydock.cli.follow.Follower;
import dev.drydock.cli.follow.Follower.End;
import dev.drydock.cli.follow.PolledEvents;
import dev.drydock.cli.follow.RunStory;
import dev.drydock.cli.follow.StepLine;
import dev.drydock.cli.follow.StepSink;
import dev.drydock.cli.follow.StreamedEvents;
import dev.drydock.cli.follow.TextSteps;
import dev.drydock.cli.output.Printer;
import java.time.Duration;
import java.util.Optional;

/** Follows one keptnContext on behalf of {@code watch} and of every {@code --watch}. */
final class RunWatch {
    private final Environment environment;
    private final OutputOptions output;
    private final ApiClient client;

    RunWatch(Environment environment, OutputOptions output, ApiClient client) {
        this.environment = environment;
        this.output = output;
        this.client = client;
    }

    /** Returns the exit code. An empty project is found out from the events. */
    int watch(String project, String context, Optional<Duration> limit) {
        var story = new RunStory();
        var printer = output.printer();
        return switch (follow(EventFilter.ofContext(project, context), story, printer, limit)) {
            case RUN_OVER -> story.verdict().exitCode().number();
            case NOTHING_SEEN ->
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "Expected to see a sequence in keptn context " + context + ", but there is none",
                        "list the contexts: " + environment.commandName() + " get sequences");
            case TIME_OUT ->
                throw new CommandFailure(
                        ExitCode.TIMED_OUT,
                        "Expected the run to end within " + limit.orElseThrow().toSeconds() + " s, but it goes on",
                        "look on again: " + environment.commandName() + " watch " + context);
            case NOBODY_READS -> ExitCode.OK.number();
        };
    }

    private End follow(EventFilter filter, RunStory story, Printer printer, Optional<Duration> limit) {
        try (var stream = EventStream.open(client, filter)) {
            var follower = new Follower(
                    new StreamedEvents(stream, new PolledEvents(new EventStoreApi(client), filter)),
                    story,
                    sink(printer),
                    ofEvents -> isTerminal(ofEvents, filter.keptnContext()),
                    environment.time(),
                    environment.pause());
            return follower.follow(limit);
        }
    }

    private StepSink sink(Printer printer) {
        return printer.isForPeople()
                ? new TextSteps(environment.terminal(), new StepLine(output.times(), printer.palette()))
                : new DocumentSteps(printer, environment.terminal());
    }

    private boolean isTerminal(String project, String context) {
        if (project.isEmpty()) {
            return true;
        }
        try {
            return new SequencesApi(client)
                    .list(project, SequenceFilter.ofContext(context)).stream().allMatch(SequenceState::isTerminal);
        } catch (ApiException e) {
            return !e.mayPass();
        }
    }
}
