package dev.drydock.cli;

import dev.drydock.cli.command.CommandFactory;
import dev.drydock.cli.command.DrydockCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Puts the tree of commands together. */
public final class CommandLines {
    private static final int USAGE_WIDTH = 100;

    private CommandLines() {}

    public static CommandLine of(Environment environment) {
        var terminal = environment.terminal();
        var report = new FailureReport(environment);
        return new CommandLine(DrydockCommand.class, new CommandFactory(environment))
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
