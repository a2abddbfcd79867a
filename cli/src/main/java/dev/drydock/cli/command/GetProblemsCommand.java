package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.Problem;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the problems of a project and what was done about them, newest first. */
@Command(
        name = "problems",
        aliases = "problem",
        description = "List problems and what was done about them, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get problems --project=fulltour",
            "  ${ROOT-COMMAND-NAME} get problems --project=fulltour --stage=production --since=2026-11-22T10:00:00Z",
            "  ${ROOT-COMMAND-NAME} get problems --project=fulltour --state=escalated --output=json"
        })
final class GetProblemsCommand extends ServerCommand {
    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--stage", defaultValue = "", paramLabel = "STAGE", description = "Only of this stage.")
    private String stage = "";

    @Option(names = "--service", defaultValue = "", paramLabel = "SERVICE", description = "Only of this service.")
    private String service = "";

    @Option(
            names = "--since",
            defaultValue = "",
            paramLabel = "TIME",
            description = "Only those that opened then or later, such as 2026-11-22T10:00:00Z.")
    private String since = "";

    @Option(
            names = "--state",
            defaultValue = "",
            paramLabel = "STATE",
            description = "Only in this state: open, remediating, resolved, resolved-by-itself, escalated or aborted.")
    private String state = "";

    @Option(
            names = "--page-size",
            defaultValue = "100",
            paramLabel = "N",
            description = "At most so many; default: ${DEFAULT-VALUE}.")
    private int limit;

    GetProblemsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<Problem>()
                .column("PROBLEM", Problem::name)
                .column("STAGE", Problem::stage)
                .column("SERVICE", Problem::service)
                .column("SINCE", problem -> times.date(problem.opened()))
                .column("STATE", Problem::state)
                .column("ACTIONS", problem -> String.join(", ", problem.actions()))
                .column("REPEATS", problem -> String.valueOf(problem.repeats()))
                .column(
                        "MESSAGE",
                        problem -> problem.message().lines().findFirst().orElse(""))
                .column("ID", Problem::id);
        var printer = output.printer();
        var notes = printer.isForPeople()
                ? KillSwitchNotes.of(server, output, project.name)
                : List.<KillSwitchNotes.Note>of();
        printer.rows(list(), table, Problem::json, "No problem matches: nothing was reported for this project.");
        notes.forEach(note -> printer.aside(note.what() + " To allow it again: " + note.advice()));
        return 0;
    }

    private List<Problem> list() {
        var client = server.client();
        try {
            return new ProblemsApi(client)
                    .list(new ProblemsApi.Wanted(project.name, stage, service, state, since), limit);
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.NOT_FOUND) {
                throw e;
            }
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "Expected the remediation service at " + client.connection().endpoint() + ", but it is not there",
                    "name the address at which all services answer, or its own, with --endpoint");
        }
    }
}
