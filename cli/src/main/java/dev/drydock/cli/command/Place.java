package dev.drydock.cli.command;

import picocli.CommandLine.Option;

/** A project, a stage and a service, each of them required. */
final class Place {
    @Option(
            names = {"-p", "--project"},
            required = true,
            paramLabel = "PROJECT",
            description = "The project.")
    String project = "";

    @Option(
            names = {"-s", "--stage"},
            required = true,
            paramLabel = "STAGE",
            description = "The stage.")
    String stage = "";

    @Option(names = "--service", required = true, paramLabel = "SERVICE", description = "The service.")
    String service = "";
}
