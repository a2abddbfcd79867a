package dev.drydock.cli.command;

import picocli.CommandLine.Option;

/** The project a command is about. */
final class ProjectOption {
    @Option(
            names = {"-p", "--project"},
            required = true,
            paramLabel = "PROJECT",
            description = "The project.")
    String name = "";
}
