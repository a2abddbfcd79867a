package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.EvaluationsApi;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what each objective of an evaluation won or lost, and why. */
@Command(
        name = "evaluation",
        description = "Say what each objective of an evaluation won or lost, and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} explain evaluation 8f2c1b7e-9d64-4e0a-a1c5-3f5a7c2b9e11",
            "  ${ROOT-COMMAND-NAME} explain evaluation CONTEXT --output=json"
        })
final class ExplainEvaluationCommand extends ServerCommand {
    @Parameters(
            paramLabel = "ID",
            description = "The id of its triggered or finished event; or a keptn context, for all its evaluations.")
    private String id = "";

    ExplainEvaluationCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var printer = output.printer();
        var found = find(new EvaluationsApi(server.client()));
        for (var evaluation : found) {
            if (printer.isForPeople()) {
                printer.outcome(
                        "Evaluation of %s in stage %s of project %s, from %s to %s"
                                .formatted(
                                        evaluation.path("service").asText(),
                                        evaluation.path("stage").asText(),
                                        evaluation.path("project").asText(),
                                        evaluation.path("timeStart").asText("?"),
                                        evaluation.path("timeEnd").asText("?")),
                        evaluation);
            }
            EvaluationReport.print(printer, evaluation);
        }
        return ExitCode.OK.number();
    }

    private List<JsonNode> find(EvaluationsApi api) {
        try {
            return List.of(api.get(id));
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.NOT_FOUND) {
                throw e;
            }
        }
        var ofContext = api.ofContext(id);
        if (ofContext.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "Expected an evaluation, but no event or keptn context '" + id + "' has one",
                    "see the flows: " + server.environment().commandName() + " get sequences");
        }
        return ofContext;
    }
}
