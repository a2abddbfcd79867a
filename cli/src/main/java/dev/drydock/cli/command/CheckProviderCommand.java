package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.embedded.MissingProgram;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Question;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private final Environment environment;

    @Mixin
    private OutputOptions output;

    @Mixin
    private QuestionOptions asked = new QuestionOptions();

    @Mixin
    private GroundOptions where;

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
        this.where = new GroundOptions(environment);
    }

    @Override
    public Integer call() {
        var question = asked.question();
        expectConfirmation(question);
        var printer = output.printer();
        var out = environment.terminal().out();
        var findings = new ArrayList<Finding>();
        check(question, finding -> {
            findings.add(finding);
            if (printer.isForPeople()) {
                ProviderReport.lines(finding, printer.palette()).forEach(out::println);
            }
        });
        var report = new ProviderReport(findings);
        printer.outcome(report.verdict(), report.json());
        return (report.hasFailed() ? ExitCode.FAILED : ExitCode.OK).number();
    }

    private void expectConfirmation(Question question) {
        if (!output.isConfirmed()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected --yes, because '%s' is really carried out, several times"
                            .formatted(question.action().orElse(question.task())),
                    where.isOfItsOwn()
                            ? "say --yes if the provider may do so here"
                            : "say --yes if every provider at the broker that knows it may do so");
        }
    }

    private void check(Question question, Consumer<Finding> found) {
        var limits = Limits.USUAL.answeringWithin(Duration.ofSeconds(startWithin), Duration.ofSeconds(finishWithin));
        try (var ground = where.ground()) {
            ground.check(question, limits, found);
        } catch (UncheckedIOException | ServerFailed | MissingProgram e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Expected to check the provider, but " + reason(e),
                    "start the broker and check --url and --creds, or use --run, which starts one");
        }
    }

    private static String reason(RuntimeException e) {
        return Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElseGet(e::getMessage);
    }
}
