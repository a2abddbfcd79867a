package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import picocli.CommandLine.Mixin;

/** A command that starts something: prints the keptn context and, when asked to, stays and looks on. */
abstract class StartingCommand extends ServerCommand {
    @Mixin
    private WatchOptions watch = new WatchOptions();

    protected StartingCommand(Environment environment) {
        super(environment);
    }

    protected abstract Started start(ApiClient client);

    /** The project may be empty when it is not known. */
    record Started(String project, String keptnContext) {}

    @Override
    public Integer call() {
        var client = server.client();
        var started = start(client);
        var printer = output.printer();
        var document = document().put("keptnContext", started.keptnContext());
        if (printer.isForPeople() || !watch.isWanted()) {
            printer.outcome("ID of Keptn context: " + started.keptnContext(), document);
        } else {
            printer.streamed(document);
        }
        if (!watch.isWanted()) {
            return ExitCode.OK.number();
        }
        var code = new RunWatch(server.environment(), output, client)
                .watch(started.project(), started.keptnContext(), watch.limit());
        return ended(client, started, code);
    }

    /**
     * Called when what was started has been watched to its end.
     *
     * @param code the exit code of the run
     * @return the exit code of the command
     */
    protected int ended(ApiClient client, Started started, int code) {
        return code;
    }
}
