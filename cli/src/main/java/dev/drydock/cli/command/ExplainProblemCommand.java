package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.explain.Explanation;
import dev.drydock.cli.explain.ProblemExplanation;
import dev.drydock.cli.explain.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why something was or was not done about a problem. */
@Command(
        name = "problem",
        aliases = "problems",
        description = "Say why something was or was not done about a problem, guard by guard.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain problem ID"})
final class ExplainProblemCommand extends ExplainingCommand {
    @Parameters(paramLabel = "ID", description = "The id of the problem, as in: get problems.")
    private String id = "";

    ExplainProblemCommand(Environment environment) {
        super(environment);
    }

    @Override
    protected Explanation explain(ApiClient client, Wording wording) {
        return new ProblemExplanation(wording).explain(new ProblemsApi(client).explanation(id));
    }
}
