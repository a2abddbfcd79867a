package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.Job;
import dev.drydock.cli.client.JobsApi;
import dev.drydock.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the jobs of a flow, or the queue. */
@Command(
        name = "jobs",
        aliases = "job",
        description = "List the jobs that run and wait, or all of a flow, oldest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} get jobs",
            "  ${ROOT-COMMAND-NAME} get jobs a2c1d7e0-4b1f-4d0a-9b57-0d3f6c1c2a11 --output=json"
        })
final class GetJobsCommand extends ServerCommand {
    @Parameters(arity = "0..1", defaultValue = "", paramLabel = "CONTEXT", description = "The flow whose jobs to list.")
    private String context = "";

    @Option(names = "--project", defaultValue = "", paramLabel = "PROJECT", description = "Only of this project.")
    private String project = "";

    GetJobsCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var times = output.times();
        var table = new Table<Job>()
                .column("TASK", Job::task)
                .column("ACTION", Job::action)
                .column("PROJECT", Job::project)
                .column(
                        "STATE",
                        job -> job.state()
                                + job.place().map(" (place %d)"::formatted).orElse(""))
                .column("SINCE", job -> times.date(job.since()))
                .column("REASON", job -> job.reason().lines().findFirst().orElse(""))
                .column("CONTEXT", Job::context);
        output.printer()
                .rows(
                        new JobsApi(server.client()).list(context, project),
                        table,
                        Job::json,
                        context.isEmpty() ? "No job runs or waits." : "No job ran in this flow.");
        return 0;
    }
}
