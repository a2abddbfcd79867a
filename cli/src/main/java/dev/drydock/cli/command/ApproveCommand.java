package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.client.ProblemsApi;
import dev.drydock.cli.command.ApprovalDecision.Meant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's yes or no to what waits for it. */
@Command(
        name = "approve",
        description = "Approve or decline what waits for a person; if several match, they are listed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} approve --problem=ID --message=\"looked at the dashboard\"",
            "  ${ROOT-COMMAND-NAME} approve --project=fulltour --stage=production --service=helloservice",
            "  ${ROOT-COMMAND-NAME} approve ID --decline --message=\"not before the weekend\""
        })
final class ApproveCommand extends ServerCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "ID",
            description = "The id of the approval.triggered event; or name the place.")
    private String id = "";

    @Option(
            names = "--problem",
            defaultValue = "",
            paramLabel = "ID",
            description = "Instead: the problem whose action waits for approval, as in: get problems.")
    private String problem = "";

    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "The project; required without an ID.")
    private String project = "";

    @Mixin
    private PlaceFilter place = new PlaceFilter();

    @Option(names = "--decline", description = "Say no: the sequence ends with result fail.")
    private boolean decline;

    @Option(
            names = {"-m", "--message"},
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why; kept with the answer.")
    private String message = "";

    @Mixin
    private LabelOptions labels = new LabelOptions();

    ApproveCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        if (!problem.isEmpty()) {
            return approveAction();
        }
        if (id.isEmpty() && project.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Expected an ID, --project, or --problem");
        }
        return new ApprovalDecision(server, output)
                .decide(new Meant(id, project, place.stage, place.service), decline ? "fail" : "pass", message, labels);
    }

    private int approveAction() {
        if (!id.isEmpty() || !project.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Expected --problem alone, without an ID or --project");
        }
        var after = new ProblemsApi(server.client()).approve(problem, !decline, message);
        var held = after.path("held");
        var now = held.isMissingNode()
                ? "it is " + after.path("state").asText()
                : "still held: " + held.path("reason").asText();
        output.printer()
                .outcome((decline ? "Declined" : "Approved") + " for problem " + problem + "; " + now + ".", after);
        return 0;
    }
}
