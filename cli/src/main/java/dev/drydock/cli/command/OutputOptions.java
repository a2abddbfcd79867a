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

    /** Whether the user has said that it may be done: only where something is done that nobody expects of the command. */
    boolean isConfirmed() {
        return yes;
    }

    Printer printer() {
        return new Printer(environment.terminal(), format, quiet, speaksAsKeptn());
    }

    /** The same, for a command that answers Keptn's scripts in JSON even if they do not ask for it. */
    Printer printerInJson() {
        var inJson = format == OutputFormat.TABLE ? OutputFormat.JSON : format;
        return new Printer(environment.terminal(), inJson, quiet, true);
    }

    /** Scripts that call the command by Keptn's name read the shapes that Keptn printed. */
    boolean speaksAsKeptn() {
        return environment.commandName().equals("keptn");
    }

    Times times() {
        return new Times(environment.zone());
    }
}
