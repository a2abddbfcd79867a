package dev.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The files of the stories, as users have them. */
final class UserFiles {
    private static final String SERVICE = "helloservice/";

    private UserFiles() {}

    static byte[] bytes(String resource) {
        try (var in = UserFiles.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    /** What the jobs and the evaluation of a stage need, where the tour puts it. */
    static Map<String, byte[]> ofStage() {
        return Map.of(
                SERVICE + "job/config.yaml", bytes("tour/job/config.yaml"),
                SERVICE + "locust/basic.py", bytes("project/locust/basic.py"),
                SERVICE + "locust/locust.conf", bytes("project/locust/locust.conf"),
                SERVICE + "charts/helloservice.tgz", "not unpacked here".getBytes(StandardCharsets.UTF_8),
                SERVICE + "slo.yaml", bytes("project/slo.yaml"));
    }

    /** The same with a remediation file. */
    static Map<String, byte[]> ofStageWith(String remediation) {
        var files = new HashMap<>(ofStage());
        files.put(SERVICE + "remediation.yaml", bytes(remediation));
        return files;
    }
}
