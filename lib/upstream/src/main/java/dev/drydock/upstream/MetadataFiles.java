package dev.drydock.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The files by which a project and a service are known to be there; the keys are Keptn's. */
final class MetadataFiles {
    static final String NAME = "metadata.yaml";

    private MetadataFiles() {}

    static byte[] ofProject(String project, Instant created, StageLayout layout) {
        return ("projectName: \"" + project + "\"\ncreationTimestamp: \"" + created + "\"\nisUsingDirectoryStructure: "
                        + (layout == StageLayout.DIRECTORIES) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ofStage(String stage, Instant created) {
        return ("stageName: \"" + stage + "\"\ncreationTimestamp: \"" + created + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ofService(String service, Instant created) {
        return ("servicename: \"" + service + "\"\ncreationtimestamp: \"" + created + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
