package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.simulate.CourseReport;
import dev.drydock.cli.simulate.Judge;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.model.DayDuration;
import dev.drydock.remediation.domain.simulation.Circumstances;
import dev.drydock.remediation.domain.simulation.Measurements;
import dev.drydock.remediation.domain.simulation.Outcomes;
import dev.drydock.remediation.domain.simulation.SimulatedProblem;
import dev.drydock.remediation.domain.simulation.Simulation;
import dev.drydock.remediation.file.RemediationTestParser;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a problem against files on disk. */
@Command(
        name = "simulate",
        description = {
            "Say what would be done about a problem by the files of a folder: which actions in which order, which guard"
                    + " holds or skips one and the line that says so, which end. Needs no server, executes nothing.",
            "Without --scores or --results no action helps, which shows all that would be tried."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} simulate --problem=\"Response time degradation\"",
            "  ${ROOT-COMMAND-NAME} simulate my-project --stage=production --service=helloservice \\",
            "      --problem=slow --before=50 --scores=40,60,95 --at=2026-12-25T10:00:00+01:00",
            "  ${ROOT-COMMAND-NAME} simulate --problem=slow --given=last-night.yaml --output=json"
        })
final class SimulateCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    private OutputOptions output;

    @Mixin
    private SimulatedPlace place = new SimulatedPlace();

    @Option(names = "--problem", defaultValue = "", paramLabel = "TITLE", description = "The title of the problem.")
    private String title = "";

    @Option(names = "--root-cause", defaultValue = "", paramLabel = "TEXT", description = "Its root cause.")
    private String rootCause = "";

    @Option(
            names = "--scores",
            split = ",",
            paramLabel = "SCORE",
            description = "The scores of the evaluations, one after another: 40,60,95; judged by slo.yaml.")
    private List<Double> scores = List.of();

    @Option(
            names = "--results",
            split = ",",
            paramLabel = "RESULT",
            description = "The results of the evaluations: fail,warning,pass.")
    private List<String> results = List.of();

    @Option(names = "--before", paramLabel = "SCORE", description = "The score before any action.")
    private @Nullable Double before;

    @Option(
            names = "--gone-after",
            defaultValue = "",
            paramLabel = "TIME",
            description = "The problem goes by itself after so long, such as 10m.")
    private String goneAfter = "";

    @Option(
            names = "--at",
            defaultValue = "",
            paramLabel = "TIME",
            description = "When it comes up, RFC 3339; default: now.")
    private String at = "";

    @Option(
            names = "--given",
            paramLabel = "FILE",
            description = "What else is the case: earlier runs, kill switches, approvals, a delivery; with the keys of"
                    + " test-remediation.")
    private @Nullable Path given;

    SimulateCommand(Environment environment) {
        this.environment = environment;
        output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        if (title.isEmpty() && rootCause.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Expected a problem, but it has no name", "give --problem, --root-cause or both");
        }
        var found = place.only();
        var scope = place.scope(found);
        var problem = new SimulatedProblem(
                new Problem(text(title), text(rootCause), Optional.empty(), Optional.empty()),
                Duration.ZERO,
                Optional.ofNullable(before),
                Outcomes.of(new Judge(found.slo()).judge(measurements())),
                text(goneAfter).map(SimulateCommand::duration));
        var course = new Simulation(found.files(), scope)
                .run(circumstances(scope), List.of(problem))
                .get(0);
        var printer = output.printer();
        printer.outcome(String.join(System.lineSeparator(), CourseReport.lines(course)), CourseReport.json(course));
        return ExitCode.OK.number();
    }

    private Circumstances circumstances(Scope scope) {
        var now = at.isEmpty() ? environment.time().instant() : time(at);
        if (given == null) {
            return Circumstances.quiet(now);
        }
        return ModelFile.read(
                given, (file, text) -> RemediationTestParser.circumstances(file, text, scope, now), output.printer());
    }

    private Measurements measurements() {
        var words = results.stream().map(SimulateCommand::result).toList();
        if (!words.isEmpty() && !scores.isEmpty() && words.size() != scores.size()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected as many results as scores, but got %d and %d".formatted(words.size(), scores.size()),
                    "give both for each evaluation, or one of them");
        }
        return new Measurements(words, scores, List.of());
    }

    private static Result result(String word) {
        return Result.ofWire(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "Expected a result, but got '" + word + "'", "write pass, warning or fail"));
    }

    private static Duration duration(String text) {
        return DayDuration.parse(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Expected a duration, but got '" + text + "'",
                        "write one such as 90s, 10m, 1h30m or 7d"));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected a time with its offset, but got '" + text + "'",
                    "write one such as 2026-12-24T22:00:00+01:00");
        }
    }

    private static Optional<String> text(String option) {
        return Optional.of(option).filter(text -> !text.isEmpty());
    }
}
