package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.output.Table;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the actions of a project brought about, and what to do about each. */
@Command(
        name = "actions",
        aliases = "action",
        description = "Report what the actions of a project brought about, and what to do about each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} report actions --project=fulltour",
            "  ${ROOT-COMMAND-NAME} report actions --project=fulltour --since=7d --output=json"
        })
final class ReportActionsCommand extends ServerCommand {
    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--since",
            defaultValue = "30d",
            paramLabel = "TIME",
            description =
                    "From when on: a length of time such as 12h or 7d, or an RFC 3339 time; default: ${DEFAULT-VALUE}.")
    private String since = "";

    ReportActionsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var report = new ProblemsApi(server.client()).effects(project.name, since);
        var printer = output.printer();
        if (!printer.isForPeople()) {
            printer.document(report);
            return 0;
        }
        printer.rows(
                StreamSupport.stream(report.path("actions").spliterator(), false)
                        .toList(),
                table(),
                row -> row,
                "No action was given in this time.");
        return 0;
    }

    private static Table<JsonNode> table() {
        return new Table<JsonNode>()
                .column("ACTION", row -> row.path("title").asText())
                .column("RUNS", ReportActionsCommand::runs)
                .column("HELPED", ReportActionsCommand::helped)
                .column("TIME TO HEAL", row -> row.path("timeToHeal").asText(""))
                .column("SCORE", ReportActionsCommand::score)
                .column("HELD", row -> sum(row.path("held")))
                .column("SKIPPED", row -> sum(row.path("skipped")))
                .column("WHAT TO DO", row -> row.path("recommendation").asText());
    }

    private static String runs(JsonNode row) {
        var shadow = row.path("shadowRuns").asInt();
        return row.path("runs").asInt() + (shadow == 0 ? "" : " and " + shadow + " in shadow");
    }

    private static String helped(JsonNode row) {
        var rate = row.path("successRate");
        return rate.isNumber() ? Math.round(rate.asDouble() * 100) + " %" : "";
    }

    private static String score(JsonNode row) {
        var after = row.path("scoreAfter");
        return after.isNumber()
                ? Math.round(row.path("scoreBefore").asDouble()) + " to " + Math.round(after.asDouble())
                : "";
    }

    private static String sum(JsonNode byGuard) {
        return String.valueOf(StreamSupport.stream(byGuard.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .sum());
    }
}
