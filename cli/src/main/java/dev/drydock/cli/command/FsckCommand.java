package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ConsistencyApi;
import dev.drydock.cli.client.ConsistencyApi.Finding;
import java.util.List;
import picocli.CommandLine.Command;

/** Has the server prove that nothing was lost and nothing is stuck. */
@Command(
        name = "fsck",
        description = "Check that every accepted event is accounted for; the exit code is 1 if one is not.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} fsck", "  ${ROOT-COMMAND-NAME} fsck --output=json"})
final class FsckCommand extends ServerCommand {
    FsckCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var report = new ConsistencyApi(server.client()).check();
        var findings = report.findings();
        output.printer().outcome(words(findings), report.json());
        return findings.isEmpty() ? ExitCode.OK.number() : ExitCode.FAILED.number();
    }

    private static String words(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Clean: every accepted event is accounted for.";
        }
        var words = new StringBuilder();
        findings.forEach(finding -> words.append(sentence(finding)).append(System.lineSeparator()));
        return words.append(findings.size() == 1 ? "1 finding." : findings.size() + " findings.")
                .toString();
    }

    private static String sentence(Finding finding) {
        return subject(finding.kind()) + " " + finding.subject() + ": " + finding.detail() + " [" + finding.kind()
                + "]";
    }

    private static String subject(String kind) {
        return switch (kind) {
            case "trigger-without-execution" -> "The event";
            case "unpublished", "outgoing-without-event" -> "The outgoing event";
            case "two-flows-at-work" -> "The place";
            default -> "The sequence execution";
        };
    }
}
