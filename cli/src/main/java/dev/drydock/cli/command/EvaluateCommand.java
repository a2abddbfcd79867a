package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.cli.Environment;
import dev.drydock.evaluation.Baseline;
import dev.drydock.evaluation.ObjectiveView;
import dev.drydock.evaluation.PastEvaluation;
import dev.drydock.evaluation.SloEvaluation;
import dev.drydock.evaluation.Verdict;
import dev.drydock.evaluation.file.HistoryParser;
import dev.drydock.evaluation.file.ValuesParser;
import dev.drydock.model.slo.SloParser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges values by an SLO file, without a server. */
@Command(
        name = "evaluate",
        description =
                "Judge values by an SLO file as the server would, without one. A pass exits with 0, a fail with 6.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} evaluate --slo=slo.yaml --values=values.yaml",
            "  ${ROOT-COMMAND-NAME} evaluate --slo=slo.yaml --values=values.json --history=history.yaml \\",
            "      --warning-exit-code=1 --output=json"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Mixin
    private WarningExit warning = new WarningExit();

    @Option(names = "--slo", required = true, paramLabel = "FILE", description = "The objectives: a slo.yaml.")
    private Path slo = Path.of("");

    @Option(
            names = "--values",
            required = true,
            paramLabel = "FILE",
            description = "What was measured: a number for each SLI, null where there is none; or the indicatorValues"
                    + " of a get-sli.finished event.")
    private Path values = Path.of("");

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Earlier evaluations, newest first: a list of result and values; or a page of the API's list"
                    + " of evaluations.")
    private @Nullable Path history;

    EvaluateCommand(Environment environment) {
        output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        var printer = output.printer();
        var objectives = ModelFile.read(slo, SloParser::parse, printer);
        var measured = ModelFile.read(values, ValuesParser::parse, printer);
        List<PastEvaluation> past =
                history == null ? List.of() : ModelFile.read(history, HistoryParser::parse, printer);
        var verdict = SloEvaluation.evaluate(objectives, measured, Baseline.choose(objectives.comparison(), past));
        EvaluationReport.print(printer, document(verdict));
        return warning.of(verdict.result().wire());
    }

    private static JsonNode document(Verdict verdict) {
        var json = new JsonMapper();
        var document = json.createObjectNode()
                .put("result", verdict.result().wire())
                .put("status", verdict.status().wire())
                .put("score", verdict.score())
                .put("message", verdict.message());
        document.set(
                "comparedEvents",
                json.valueToTree(
                        verdict.comparedEvents().stream().map(id -> id.value()).toList()));
        document.set(
                "objectives",
                json.valueToTree(
                        verdict.objectives().stream().map(ObjectiveView::of).toList()));
        return document;
    }
}
