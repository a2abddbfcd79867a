package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.AuditApi;
import dev.drydock.cli.client.AuditApi.Use;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows who changed what. */
@Command(
        name = "audit",
        description = "Show who changed what, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get audit --project=fulltour",
            "  ${ROOT-COMMAND-NAME} get audit --token=ci --from=2026-11-22T00:00:00Z --limit=1000 --output=json"
        })
final class GetAuditCommand extends ServerCommand {
    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "Only what concerned this project.")
    private String project = "";

    @Option(
            names = "--token",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Only what was done with the token of this name.")
    private String token = "";

    @Option(names = "--from", defaultValue = "", paramLabel = "TIME", description = "Only after this time.")
    private String from = "";

    @Option(names = "--before", defaultValue = "", paramLabel = "TIME", description = "Only before this time.")
    private String before = "";

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "NUMBER",
            description = "Most lines (${DEFAULT-VALUE}).")
    private int limit;

    GetAuditCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Expected a limit of 1 or more, but got " + limit, "leave --limit out for 100");
        }
        var times = output.times();
        var table = new Table<Use>()
                .column("TIME", use -> times.date(use.time()))
                .column("TOKEN", Use::token)
                .column("PROJECT", Use::project)
                .column("STATUS", Use::status)
                .column("WHAT", use -> use.method() + " " + use.path())
                .column("DETAIL", Use::detail)
                .column("FROM", Use::address);
        output.printer()
                .rows(
                        new AuditApi(server.client()).list(new AuditApi.Filter(project, token, from, before), limit),
                        table,
                        Use::json,
                        "Nobody changed anything like that.");
        return 0;
    }
}
