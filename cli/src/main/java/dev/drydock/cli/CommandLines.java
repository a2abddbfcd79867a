package dev.drydock.cli;

import dev.drydock.cli.command.CommandTree;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Puts the tree of commands together. */
public final class CommandLines {
    private static final int USAGE_WIDTH = 100;

    private CommandLines() {}

    /** All commands, each with all that there is to say about it. */
    public static CommandLine of(Environment environment) {
        return of(environment, new String[0]);
    }

    /** Ready to execute these arguments; commands that they do not name are there by their names alone. */
    public static CommandLine of(Environment environment, String... arguments) {
        var terminal = environment.terminal();
        var report = new FailureReport(environment);
        return CommandTree.of(environment, List.of(arguments))
                .setCommandName(environment.commandName())
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(terminal.coloured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(USAGE_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(report)
                .setParameterExceptionHandler(report);
    }
}
