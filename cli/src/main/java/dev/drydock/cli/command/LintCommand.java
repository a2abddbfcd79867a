package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.LintApi;
import dev.drydock.cli.lint.LocalLint;
import dev.drydock.model.lint.Severity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the files of a project before they are pushed, or as the server has them. */
@Command(
        name = "lint",
        description = {
            "Check shipyard.yaml, remediation.yaml, guards.yaml, job/config.yaml, slo.yaml and sli.yaml: each alone, and whether"
                    + " they fit together. Needs no server; with --project the server checks what it has, and who listens.",
            "Exits with 1 on an error, with --strict on a warning, too; notes are never a reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} lint",
            "  ${ROOT-COMMAND-NAME} lint my-project --strict",
            "  ${ROOT-COMMAND-NAME} lint shipyard.yaml --output=json",
            "  ${ROOT-COMMAND-NAME} lint --project=fulltour"
        })
final class LintCommand extends ServerCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A project's folder, or one of its files; default: here.")
    private @Nullable Path path;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PROJECT",
            description = "Check this project of the server instead.")
    private @Nullable String project;

    @Option(names = "--strict", description = "Exit with 1 on a warning, too.")
    private boolean strict;

    LintCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var report = project == null ? ofFiles() : ofProject(project);
        var printer = output.printer();
        printer.outcome(printer.isForPeople() ? report.words(printer.palette()) : "", report.json());
        var isBad = report.count(Severity.ERROR) > 0 || strict && report.count(Severity.WARNING) > 0;
        return isBad ? ExitCode.FAILED.number() : ExitCode.OK.number();
    }

    private LintReport ofFiles() {
        var result = LocalLint.of(path == null ? Path.of("") : path);
        result.notChecked().forEach(output.printer()::aside);
        return LintReport.of(result);
    }

    private LintReport ofProject(String name) {
        if (path != null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected a folder or --project, but got both",
                    "leave one of them out: a folder is checked here, a project by the server");
        }
        return LintReport.of(new LintApi(server.client()).check(name));
    }
}
