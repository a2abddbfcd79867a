package dev.drydock.cli.command;

import dev.drydock.cli.ExitCode;
import picocli.CommandLine.Option;

/** What a pipeline is told about a warning. */
final class WarningExit {
    @Option(
            names = "--warning-exit-code",
            paramLabel = "N",
            defaultValue = "0",
            description = "The exit code of a warning; default: ${DEFAULT-VALUE}. A pass is 0, a fail 6.")
    private int code;

    /** The exit code of a result; anything but a pass and a warning is a failure. */
    int of(String result) {
        return switch (result) {
            case "pass" -> ExitCode.OK.number();
            case "warning" -> code;
            default -> ExitCode.RUN_FAILED.number();
        };
    }
}
