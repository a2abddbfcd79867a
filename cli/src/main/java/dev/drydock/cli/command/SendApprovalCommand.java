package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.command.ApprovalDecision.Meant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keptn's way to approve. */
@Command(
        name = "approval.finished",
        description = "Answer an open approval, as with the keptn command; approve does the same.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} send event approval.finished --project=fulltour --stage=production \\",
            "      --service=helloservice",
            "  ${ROOT-COMMAND-NAME} send event approval.finished -p fulltour -s production --id=ID --result=fail"
        })
final class SendApprovalCommand extends ServerCommand {
    /** What may be said. */
    enum Word {
        PASS,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-p", "--project"},
            required = true,
            paramLabel = "PROJECT",
            description = "The project.")
    private String project = "";

    @Option(
            names = {"-s", "--stage"},
            required = true,
            paramLabel = "STAGE",
            description = "The stage.")
    private String stage = "";

    @Option(names = "--service", defaultValue = "", paramLabel = "SERVICE", description = "Only of this service.")
    private String service = "";

    @Option(
            names = "--id",
            defaultValue = "",
            paramLabel = "ID",
            description = "The id of the approval.triggered event.")
    private String id = "";

    @Option(
            names = "--result",
            defaultValue = "pass",
            paramLabel = "RESULT",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Word result = Word.PASS;

    @Option(
            names = {"-m", "--message"},
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why; kept with the answer.")
    private String message = "";

    @Mixin
    private LabelOptions labels = new LabelOptions();

    SendApprovalCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        return new ApprovalDecision(server, output)
                .decide(new Meant(id, project, stage, service), result.toString(), message, labels);
    }
}
