package dev.drydock.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.Problem;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.client.ProblemsApi.Wanted;
import dev.drydock.cli.simulate.BackTestReport;
import dev.drydock.cli.simulate.RecordedProblems;
import dev.drydock.cli.simulate.RemediationFolder;
import dev.drydock.events.codec.JsonMistake;
import dev.drydock.model.DayDuration;
import dev.drydock.remediation.domain.simulation.BackTest;
import dev.drydock.remediation.domain.simulation.RecordedProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays recorded problems against files on disk. */
@Command(
        name = "back-test",
        description = {
            "Say which recorded problems of a project would have gone otherwise by the files of a folder. After an action"
                    + " the evaluation finds what it found then; people approve at once.",
            "Exits with 0 when every decision would be the same, with 6 when one would not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} back-test --project=fulltour",
            "  ${ROOT-COMMAND-NAME} back-test my-project --project=fulltour --since=30d --output=json",
            "  ${ROOT-COMMAND-NAME} back-test my-project --problems=problems.json"
        })
final class BackTestCommand extends ServerCommand {
    private static final int MOST = 5000;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A project's folder; default: here.")
    private @Nullable Path path;

    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "The project whose problems are read from the server.")
    private String project = "";

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Read them from this file instead: what 'get problems --output=json' prints.")
    private @Nullable Path file;

    @Option(
            names = "--since",
            defaultValue = "30d",
            paramLabel = "TIME",
            description = "Only problems that came up within so long; default: ${DEFAULT-VALUE}.")
    private String since = "30d";

    BackTestCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        if (project.isEmpty() == (file == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected either --project or --problems, but got " + (file == null ? "neither" : "both"),
                    "name the project to ask the server, or a file with problems");
        }
        var folder = RemediationFolder.read(path == null ? Path.of("") : path);
        var earliest = server.environment().time().instant().minus(length());
        var problems = recorded(earliest);
        var replayed = BackTest.run(
                scope -> folder.find(scope.stage(), scope.service()).map(RemediationFolder.Place::files), problems);
        output.printer()
                .outcome(
                        String.join(System.lineSeparator(), BackTestReport.lines(replayed)),
                        BackTestReport.json(replayed));
        return BackTestReport.differs(replayed) ? ExitCode.RUN_FAILED.number() : ExitCode.OK.number();
    }

    private Duration length() {
        return DayDuration.parse(since)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Expected a duration, but got '" + since + "'",
                        "write one such as 12h, 7d or 30d"));
    }

    private List<RecordedProblem> recorded(Instant earliest) {
        if (file != null) {
            return RecordedProblems.of(json(file));
        }
        var all = new ProblemsApi(server.client())
                .list(new Wanted(project, "", "", "", earliest.toString()), MOST).stream()
                        .map(Problem::json)
                        .toList();
        if (all.size() == MOST) {
            output.printer().aside("Only the newest %d problems are looked at.".formatted(MOST));
        }
        return all.stream().flatMap(one -> RecordedProblems.of(one).stream()).toList();
    }

    private static JsonNode json(Path path) {
        try {
            return new JsonMapper().readTree(new String(LocalFile.read(path), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected JSON in " + path + ", but " + JsonMistake.of(e),
                    "write it with: get problems --project=PROJECT --output=json");
        }
    }
}
