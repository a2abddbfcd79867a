package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiClient;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.EvaluationsApi;
import dev.drydock.cli.client.SequencesApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Evaluates the SLOs of a service over a span of time. */
@Command(
        name = "evaluation",
        description = "Evaluate the SLOs of a service over a span of time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} trigger evaluation --project=fulltour --stage=qa --service=helloservice \\",
            "      --timeframe=5m --watch",
            "  ${ROOT-COMMAND-NAME} trigger evaluation -p fulltour -s qa --service=helloservice \\",
            "      --start=2026-01-31T11:59:59 --end=2026-01-31T12:04:59"
        })
final class TriggerEvaluationCommand extends StartingCommand {
    private static final String DEFAULT_TIMEFRAME = "5m";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Place place = new Place();

    @Option(
            names = "--timeframe",
            paramLabel = "TIME",
            description = "The last so many minutes, or so many from --start on; 5m if no time is given.")
    private @Nullable String timeframe;

    @Option(names = "--start", paramLabel = "INSTANT", description = "From when on, in UTC.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "INSTANT", description = "Until when, in UTC.")
    private @Nullable String end;

    @Option(names = "--git-commit-id", paramLabel = "COMMIT", description = "The commit to read the SLOs at.")
    private @Nullable String commit;

    @Mixin
    private LabelOptions labels = new LabelOptions();

    TriggerEvaluationCommand(Environment environment) {
        super(environment);
    }

    @Mixin
    private WarningExit warning = new WarningExit();

    @Override
    protected Started start(ApiClient client) {
        check(end != null && timeframe != null, "Expected --end or --timeframe, but both are given");
        check(end != null && start == null, "Expected --start with --end");
        check(start != null && end == null && timeframe == null, "Expected --end or --timeframe with --start");
        var context = new SequencesApi(client).evaluate(place.project, place.stage, place.service, request());
        return new Started(place.project, context);
    }

    /** Shows what every objective won or lost. A server without a lighthouse there only has the result of the run. */
    @Override
    protected int ended(ApiClient client, Started started, int code) {
        try {
            var found = new EvaluationsApi(client).ofContext(started.keptnContext());
            if (found.isEmpty() || code != ExitCode.OK.number() && code != ExitCode.RUN_FAILED.number()) {
                return code;
            }
            EvaluationReport.print(output.printer(), found.get(0));
            return code == ExitCode.OK.number()
                    ? warning.of(found.get(0).path("result").asText())
                    : code;
        } catch (ApiException e) {
            output.printer().aside("What each objective won or lost is not known: " + e.getMessage());
            return code;
        }
    }

    private ObjectNode request() {
        var request = document();
        put(request, "timeframe", start == null && timeframe == null ? DEFAULT_TIMEFRAME : timeframe);
        put(request, "start", start);
        put(request, "end", end);
        put(request, "gitcommitid", commit);
        labels.addTo(request);
        return request;
    }

    private static void put(ObjectNode request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }

    private void check(boolean isWrong, String message) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
