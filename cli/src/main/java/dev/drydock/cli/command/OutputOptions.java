package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import dev.drydock.cli.output.OutputFormat;
import dev.drydock.cli.output.Printer;
import dev.drydock.cli.output.Times;
import picocli.CommandLine.Option;

/** How to print. */
final class OutputOptions {
    private final Environment environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print results only.")
    private boolean quiet;

    @Option(
            names = {"-y", "--yes"},
            hidden = true,
            description = "Accepted for scripts written for Keptn: nothing asks here.")
    private boolean yes;

    OutputOptions(Environment environment) {
        this.environment = environment;
    }

    Printer printer() {
        return new Printer(environment.terminal(), format, quiet);
    }

    Times times() {
        return new Times(environment.zone());
    }
}
