package dev.drydock.cli.command;

import picocli.CommandLine.Option;

/** A stage and a service, either of which may be left open. */
final class PlaceFilter {
    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "Only this stage.")
    String stage = "";

    @Option(names = "--service", defaultValue = "", paramLabel = "SERVICE", description = "Only this service.")
    String service = "";
}
