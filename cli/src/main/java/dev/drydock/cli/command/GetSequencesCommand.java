package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Project;
import dev.drydock.cli.client.ProjectsApi;
import dev.drydock.cli.client.SequenceFilter;
import dev.drydock.cli.client.SequenceState;
import dev.drydock.cli.client.SequencesApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what ran and what runs, newest first. */
@Command(
        name = "sequences",
        aliases = "sequence",
        description = "List what runs and what ran, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get sequences --project=fulltour",
            "  ${ROOT-COMMAND-NAME} get sequences --project=fulltour --name=remediation --state=started -o json"
        })
final class GetSequencesCommand extends ServerCommand {
    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "CONTEXT",
            description = "Only this keptn context; or use --keptn-context.")
    private String positional = "";

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            description = "Only this project; else all of them.")
    private @Nullable String project;

    @Option(
            names = {"-c", "--keptn-context"},
            defaultValue = "",
            paramLabel = "CONTEXT",
            description = "Only this keptn context.")
    private String context = "";

    @Option(names = "--name", defaultValue = "", paramLabel = "NAME", description = "Only sequences of this name.")
    private String name = "";

    @Option(
            names = "--state",
            defaultValue = "",
            paramLabel = "STATE",
            description = "Only in this state: started, waiting, waitingForApproval, paused, finished,"
                    + " timedOut or aborted.")
    private String state = "";

    @Option(
            names = "--page-size",
            defaultValue = "20",
            paramLabel = "N",
            description = "At most so many of each project; default: ${DEFAULT-VALUE}.")
    private int limit;

    GetSequencesCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var client = server.client();
        var projects = project == null
                ? new ProjectsApi(client).list().stream().map(Project::name).toList()
                : List.of(project);
        var api = new SequencesApi(client);
        var sequences = new ArrayList<SequenceState>();
        for (var each : projects) {
            sequences.addAll(
                    api.list(each, new SequenceFilter(context.isEmpty() ? positional : context, name, state, limit)));
        }
        var printer = output.printer();
        printer.rows(
                sequences,
                SequenceTable.of(output.times(), printer.palette(), project == null),
                SequenceState::json,
                "No sequence matches. Start one: " + server.environment().commandName()
                        + " trigger sequence NAME --project=... --stage=... --service=...");
        return 0;
    }
}
