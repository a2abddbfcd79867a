package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.AccessApi;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.CheckApi;
import dev.drydock.cli.client.CheckApi.Finding;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The preflight: can we get in, and is everything the server stands on well? */
@Command(
        name = "check",
        description = "Check the API, broker, database, executors, Git and clocks, and say how to mend each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} check",
            "  ${ROOT-COMMAND-NAME} check --strict --quiet || echo \"not ready for production\""
        })
@Subcommands(CheckProviderCommand.class)
final class CheckCommand extends ServerCommand {
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int WIDEST_STATUS = "warning".length();

    @Option(names = "--strict", description = "Exit with 1 on a warning, too.")
    private boolean strict;

    CheckCommand(Environment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        var findings = findings();
        var printer = output.printer();
        if (printer.isForPeople()) {
            findings.forEach(finding -> print(finding, printer.palette()));
        }
        var failed = count(findings, "failed");
        var warnings = count(findings, "warning");
        printer.outcome(verdict(failed, warnings), document(findings, failed, warnings));
        return failed > 0 || strict && warnings > 0 ? ExitCode.FAILED.number() : ExitCode.OK.number();
    }

    /** What can be known from here, then what the server knows. */
    private List<Finding> findings() {
        var client = server.client();
        var endpoint = client.connection().endpoint().toString();
        var findings = new ArrayList<Finding>();
        try {
            new AccessApi(client).authenticate();
            findings.add(
                    new Finding("api", "ok", "The server at " + endpoint + " answers and takes the token.", "", ""));
            var asked = server.environment().time().instant();
            var report = new CheckApi(client).check();
            report.time().flatMap(time -> clock(asked, time)).ifPresent(findings::add);
            findings.addAll(report.findings());
            KillSwitchNotes.of(server, output, "").stream()
                    .map(note -> new Finding(
                            "kill switch",
                            "warning",
                            note.what(),
                            "No action that it covers is given, whatever problem is reported.",
                            "When it is no longer wanted: " + note.advice()))
                    .forEach(findings::add);
        } catch (ApiException e) {
            findings.add(unreachable(e));
        }
        return findings;
    }

    private Finding unreachable(ApiException e) {
        var why = e.details().isEmpty() ? "" : e.details().get(0) + ".";
        var advice = e.kind() == ApiException.Kind.UNAUTHORIZED
                ? "Give a token that may do this: auth --endpoint=URL --api-token=TOKEN."
                : "Start the server, and check the endpoint: auth --export.";
        return new Finding("api", "failed", e.getMessage() + ".", why, advice);
    }

    /** The server answers later than it was asked: only a clock that is behind, or far ahead, is wrong. */
    private Optional<Finding> clock(Instant asked, Instant answered) {
        var skew = Duration.between(answered, asked);
        var now = server.environment().time().instant();
        if (answered.isAfter(now)) {
            skew = Duration.between(now, answered);
        }
        if (skew.compareTo(SKEW) <= 0) {
            return Optional.of(new Finding("clock", "ok", "The clocks of this machine and the server agree.", "", ""));
        }
        return Optional.of(new Finding(
                "clock",
                "warning",
                "The clocks of this machine and the server are " + skew.toSeconds() + " s apart.",
                "Times that you give, such as --start, mean another moment there.",
                "Let both machines set their clocks by NTP."));
    }

    private void print(Finding finding, Palette palette) {
        var out = server.environment().terminal().out();
        out.println(palette.verdict(Table.pad(finding.status(), WIDEST_STATUS)) + "  " + finding.about() + ": "
                + finding.what());
        if (!finding.why().isEmpty()) {
            out.println("         " + palette.faint("why it matters: ") + finding.why());
        }
        if (!finding.advice().isEmpty()) {
            out.println("         " + palette.faint("what to do: ") + finding.advice());
        }
    }

    private static String verdict(long failed, long warnings) {
        if (failed == 0 && warnings == 0) {
            return "All is well.";
        }
        return failed
                + (failed == 1 ? " failure, " : " failures, ")
                + warnings
                + (warnings == 1 ? " warning." : " warnings.");
    }

    private static long count(List<Finding> findings, String status) {
        return findings.stream()
                .filter(finding -> finding.status().equals(status))
                .count();
    }

    private static ObjectNode document(List<Finding> findings, long failed, long warnings) {
        var document = document().put("status", failed > 0 ? "failed" : warnings > 0 ? "warning" : "ok");
        var list = document.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("about", finding.about())
                .put("status", finding.status())
                .put("what", finding.what())
                .put("why", finding.why())
                .put("advice", finding.advice()));
        return document;
    }
}
