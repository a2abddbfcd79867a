package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ExecutionsApi;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.SequenceExplanation;
import dev.drydock.cli.explain.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a flow did in each stage, what it waits for, and whose turn it is. */
@Command(
        name = "sequence",
        aliases = "sequences",
        description = "Say what a flow did in each stage, what it waits for, and whose turn it is.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} explain sequence CONTEXT",
            "  ${ROOT-COMMAND-NAME} explain sequence CONTEXT --project=fulltour --output=json"
        })
final class ExplainSequenceCommand extends ExplainingCommand {
    @Parameters(paramLabel = "CONTEXT", description = "The keptn context.")
    private String context = "";

    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "The project; found out from the events if left out.")
    private String project = "";

    ExplainSequenceCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Explanation explain(ApiClient client, Wording wording) {
        var where = project.isEmpty() ? project(client, context) : project;
        var executions = new ExecutionsApi(client).ofContext(where, context);
        if (executions.isEmpty()) {
            throw missing("Expected a sequence in keptn context " + context + ", but there is none", "get sequences");
        }
        return new SequenceExplanation(wording).explain(executions, waiting(client, where));
    }
}
