package dev.drydock.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.output.Printer;
import dev.drydock.cli.output.Table;
import dev.drydock.embedded.MissingProgram;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.events.Scope;
import dev.drydock.providercheck.Ground;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Finding.Verdict;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Question;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks an action provider over NATS and judges what it answers; needs no control plane. */
@Command(
        name = "provider",
        description = {
            "Check whether an action provider keeps to the contract, and say what to do where it does not. The action is"
                    + " really carried out, several times: say --yes when that may be."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} check provider action --action=scale --value=2 --run=\"python provider.py\" --yes",
            "  ${ROOT-COMMAND-NAME} check provider action --action=scale --value=2 --url=nats://TOKEN@127.0.0.1:4222 --yes"
        })
final class CheckProviderCommand implements Callable<Integer> {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern SUBJECT = Pattern.compile("(?:sh\\.keptn\\.event\\.)?([^.\\s*>]+)(?:\\.triggered)?");
    private static final String PAGE = "docs/action-provider.md#";
    private static final int WIDEST = "warning".length();

    private final Environment environment;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "SUBJECT",
            description = "The task that it carries out, such as action, or sh.keptn.event.action.triggered.")
    private String subject = "";

    @Option(names = "--action", paramLabel = "NAME", description = "The action to ask for; needed for the task action.")
    private @Nullable String action;

    @Option(
            names = "--value",
            paramLabel = "VALUE",
            description = "The action's value: a text, or a map or list as in '{Promotion: off}'.")
    private @Nullable String value;

    @Option(
            names = "--problem",
            paramLabel = "TITLE",
            defaultValue = "drydock check provider",
            description = "The title of the problem that the action is against.")
    private String problem = "";

    @Option(
            names = "--run",
            paramLabel = "COMMAND",
            description =
                    "Start the provider with this command, with NATS_URL, at a broker of the check's own: then everything"
                            + " is checked, crashes too. Needs nats-server.")
    private @Nullable String run;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The broker where the provider listens; else NATS_URL, else nats://127.0.0.1:4222.")
    private @Nullable String url;

    @Option(names = "--creds", paramLabel = "FILE", description = "Credentials for the broker; else NATS_CREDS.")
    private @Nullable Path credentials;

    @Option(names = "--project", paramLabel = "NAME", description = "Ask for a real project, not for drydock-check.")
    private @Nullable String project;

    @Option(names = "--stage", paramLabel = "NAME", description = "Ask for a real stage, not for check.")
    private @Nullable String stage;

    @Option(names = "--service", paramLabel = "NAME", description = "Ask for a real service, not for provider.")
    private @Nullable String service;

    @Option(
            names = "--start-within",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long started may take; default: ${DEFAULT-VALUE}.")
    private int startWithin;

    @Option(
            names = "--finish-within",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the action may take; default: ${DEFAULT-VALUE}.")
    private int finishWithin;

    CheckProviderCommand(Environment environment) {
        this.environment = environment;
        this.output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        var question = question();
        var limits = Limits.USUAL.answeringWithin(Duration.ofSeconds(startWithin), Duration.ofSeconds(finishWithin));
        var printer = output.printer();
        var findings = new ArrayList<Finding>();
        try (var ground = ground()) {
            ground.check(question, limits, finding -> {
                findings.add(finding);
                if (printer.isForPeople()) {
                    print(finding, printer);
                }
            });
        } catch (UncheckedIOException | ServerFailed | MissingProgram e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Expected to check the provider, but " + reason(e),
                    "start the broker and check --url and --creds, or use --run, which starts one");
        }
        var failed = count(findings, Verdict.FAILED);
        printer.outcome(verdict(findings, failed), document(findings, failed));
        return failed > 0 ? ExitCode.FAILED.number() : ExitCode.OK.number();
    }

    private Question question() {
        var task = SUBJECT.matcher(subject);
        if (!task.matches()) {
            throw usage(
                    "Expected a task, but got '" + subject + "'",
                    "name it as in action or sh.keptn.event.action.triggered");
        }
        var name = task.group(1);
        if (name.equals("action") && action == null) {
            throw usage("Expected the action to ask for", "name one that the provider knows: --action=NAME");
        }
        if (!output.isConfirmed()) {
            throw usage(
                    "Expected --yes, because '%s' is really carried out, several times"
                            .formatted(action == null ? name : action),
                    run == null
                            ? "say --yes if every provider at the broker that knows it may do so"
                            : "say --yes if the provider may do so here");
        }
        var nowhere = Question.NOWHERE;
        return new Question(
                name,
                Optional.ofNullable(action),
                value(),
                problem,
                new Scope(
                        project == null ? nowhere.project() : project,
                        stage == null ? nowhere.stage() : stage,
                        service == null ? nowhere.service() : service));
    }

    /** A text stays a text, so that +1 keeps its sign. */
    private @Nullable Object value() {
        if (value == null || !value.startsWith("{") && !value.startsWith("[")) {
            return value;
        }
        try {
            return new YAMLMapper().readValue(value, Object.class);
        } catch (JsonProcessingException e) {
            throw usage("Expected a text, a map or a list as --value, but got '" + value + "'", e.getOriginalMessage());
        }
    }

    private Ground ground() {
        if (run != null) {
            var words = WORD.matcher(run)
                    .results()
                    .map(word -> word.group().replaceAll("[\"']", ""))
                    .toList();
            if (words.isEmpty()) {
                throw usage("Expected a command to --run", "as in --run=\"python provider.py\"");
            }
            return Ground.of(words, Path.of("").toAbsolutePath());
        }
        var servers = Optional.ofNullable(url)
                .or(() -> environment.variable("NATS_URL"))
                .orElse("nats://127.0.0.1:4222");
        var file = Optional.ofNullable(credentials)
                .or(() -> environment.variable("NATS_CREDS").map(Path::of));
        return Ground.at(servers, file);
    }

    private void print(Finding finding, Printer printer) {
        var out = environment.terminal().out();
        var palette = printer.palette();
        out.println(
                palette.verdict(Table.pad(finding.word(), WIDEST)) + "  " + finding.check() + ": " + finding.what());
        if (!finding.advice().isEmpty()) {
            out.println("         " + palette.faint("what to do: ") + finding.advice());
            out.println("         " + palette.faint("the contract: ") + PAGE + finding.chapter());
        }
    }

    private static String verdict(List<Finding> findings, long failed) {
        var warnings = count(findings, Verdict.WARNING);
        var skipped = count(findings, Verdict.SKIPPED);
        var counts = "%d ok, %d warnings, %d failed, %d skipped."
                .formatted(count(findings, Verdict.OK), warnings, failed, skipped);
        return failed > 0
                ? "It does not keep to the contract: " + counts
                : warnings > 0
                        ? "It works, until something goes wrong: " + counts
                        : "It keeps to the contract: " + counts;
    }

    private static ObjectNode document(List<Finding> findings, long failed) {
        var warnings = count(findings, Verdict.WARNING);
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("status", failed > 0 ? "failed" : warnings > 0 ? "warning" : "ok");
        var list = document.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("about", finding.check())
                .put("status", finding.word())
                .put("what", finding.what())
                .put("advice", finding.advice())
                .put("contract", finding.chapter().isEmpty() ? "" : PAGE + finding.chapter()));
        return document;
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private static String reason(RuntimeException e) {
        return Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElseGet(e::getMessage);
    }

    private static CommandFailure usage(String what, String advice) {
        return new CommandFailure(ExitCode.USAGE, what, advice);
    }
}
