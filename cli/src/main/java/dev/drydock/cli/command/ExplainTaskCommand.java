package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ExecutionsApi;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.TaskExplanation;
import dev.drydock.cli.explain.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Who answered a task and how, or whose turn it is. */
@Command(
        name = "task",
        aliases = "tasks",
        description = "Say who answered a task and how, or whose turn it is and until when.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain task ID"})
final class ExplainTaskCommand extends ExplainingCommand {
    @Parameters(paramLabel = "ID", description = "The id of its triggered event, or of an answer to it.")
    private String id = "";

    ExplainTaskCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Explanation explain(ApiClient client, Wording wording) {
        var event = event(client, id);
        var task = event.triggeredId().isEmpty() ? event.id() : event.triggeredId();
        var project = event.data("project");
        var waiting = waiting(client, project).apply(task);
        return new ExecutionsApi(client)
                .ofContext(project, event.context()).stream()
                        .flatMap(execution -> new TaskExplanation(wording).explain(execution, task, waiting).stream())
                        .findFirst()
                        .orElseThrow(() -> missing(
                                "Expected event " + id + " to belong to a task of a sequence, but it is "
                                        + event.type(),
                                "explain event " + id));
    }
}
