package dev.drydock.cli.command;

import dev.drydock.cli.client.KillSwitchesApi.Coverage;
import picocli.CommandLine.Option;

/** What is to be stopped or allowed: each part that is left out stands for all. */
final class KillSwitchOptions {
    @Option(
            names = {"-p", "--project"},
            defaultValue = "",
            paramLabel = "PROJECT",
            description = "Only in this project; else in all of them.")
    private String project = "";

    @Option(
            names = {"-s", "--stage"},
            defaultValue = "",
            paramLabel = "STAGE",
            description = "Only in the stage of this name; else in all of them.")
    private String stage = "";

    @Option(
            names = "--action",
            defaultValue = "",
            paramLabel = "ACTION",
            description = "Only this action, as remediation.yaml names it; else all of them.")
    private String action = "";

    Coverage coverage() {
        return new Coverage(project, stage, action);
    }
}
