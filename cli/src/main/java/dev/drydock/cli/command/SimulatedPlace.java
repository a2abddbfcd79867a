package dev.drydock.cli.command;

import dev.drydock.cli.simulate.RemediationFolder;
import dev.drydock.events.Scope;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files, and whose. */
final class SimulatedPlace {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A project's folder; default: here.")
    private @Nullable Path path;

    @Option(
            names = {"-p", "--project"},
            defaultValue = "project",
            paramLabel = "PROJECT",
            description = "The project's name, for messages.")
    private String project = "project";

    @Option(
            names = "--stage",
            defaultValue = "",
            paramLabel = "STAGE",
            description = "The stage; may be left out when there is only one with a remediation.")
    private String stage = "";

    @Option(
            names = "--service",
            defaultValue = "",
            paramLabel = "SERVICE",
            description = "The service; may be left out when there is only one with a remediation.yaml.")
    private String service = "";

    RemediationFolder.Place only() {
        return RemediationFolder.read(path == null ? Path.of("") : path).only(stage, service);
    }

    Scope scope(RemediationFolder.Place place) {
        var name = place.service().isEmpty() ? service : place.service();
        return new Scope(project.isBlank() ? "project" : project, place.stage(), name.isEmpty() ? "service" : name);
    }
}
