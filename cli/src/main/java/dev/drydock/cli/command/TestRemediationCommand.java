package dev.drydock.cli.command;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.output.Printer;
import dev.drydock.cli.simulate.JunitXml;
import dev.drydock.cli.simulate.TestedCase;
import dev.drydock.remediation.file.RemediationTestParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs tests of remediation files. */
@Command(
        name = "test-remediation",
        description = {
            "Run tests of remediation files: given a problem and what the evaluations find, which actions, holds and end"
                    + " are expected. Needs no server, executes nothing.",
            "Exits with 0 when all is as expected, with 6 when it is not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} test-remediation remediation-test.yaml",
            "  ${ROOT-COMMAND-NAME} test-remediation tests/*.yaml --junit=target/remediation.xml"
        })
final class TestRemediationCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "FILE", description = "Files with tests.")
    private List<Path> files = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results there for CI, as JUnit does.")
    private @Nullable Path junit;

    TestRemediationCommand(Environment environment) {
        output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        var printer = output.printer();
        var tested = new LinkedHashMap<String, List<TestedCase>>();
        for (var file : files) {
            var tests = ModelFile.read(file, RemediationTestParser::parse, printer);
            tested.put(file.toString(), TestedCase.run(file, tests));
        }
        if (junit != null) {
            write(junit, JunitXml.of(tested));
        }
        print(printer, tested);
        return failures(tested) == 0 ? ExitCode.OK.number() : ExitCode.RUN_FAILED.number();
    }

    private static long failures(Map<String, List<TestedCase>> tested) {
        return tested.values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.passes())
                .count();
    }

    private static void print(Printer printer, Map<String, List<TestedCase>> tested) {
        var document = ServerCommand.document();
        var cases = tested.values().stream().mapToInt(List::size).sum();
        document.put("cases", cases).put("failures", failures(tested));
        var list = document.putArray("results");
        var lines = new StringBuilder();
        tested.values()
                .forEach(all -> all.forEach(one -> {
                    one.write(list.addObject());
                    var verdict = printer.palette().verdict(one.passes() ? "pass" : "fail");
                    lines.append("%s  %s (%s)%n".formatted(verdict, one.name(), one.place()));
                    one.complaints().forEach(line -> lines.append("    %s%n".formatted(line)));
                }));
        lines.append("%d of %d cases pass.".formatted(cases - failures(tested), cases));
        printer.outcome(lines.toString(), document);
    }

    private static void write(Path file, String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "Expected to write " + file + ", but " + e, "name a file that you may write");
        }
    }
}
