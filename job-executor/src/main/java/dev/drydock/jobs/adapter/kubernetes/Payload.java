package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.TaskRefused;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job's files and secret variables as Secrets of Kubernetes, each file mounted where the job looks for it: no image but the
 * task's own is needed. A Secret holds a megabyte, so there may be several.
 */
final class Payload {
    private static final int LARGEST_FILE = 900_000;
    private static final int LARGEST = 16 * LARGEST_FILE;
    private static final int MOST_FILES = 500;
    private static final int READ_BY_ALL = 0444;
    private static final Path FOLDER = Path.of("/keptn");

    private final String name;
    private final List<Map<String, String>> parts = new ArrayList<>();
    private final List<VolumeMount> mounts = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private int room;
    private int size;

    private Payload(String name) {
        this.name = name;
    }

    /**
     * What an order needs.
     *
     * @throws TaskRefused if its files are more than Secrets can carry
     */
    static Payload of(JobOrder order) {
        var payload = new Payload(order.job().id().objectName());
        var environment = order.environment();
        environment.secret().stream()
                .filter(environment.variables()::containsKey)
                .forEach(variable -> payload.variables.put(
                        variable, encoded(environment.variables().get(variable).getBytes(StandardCharsets.UTF_8))));
        if (order.files().size() > MOST_FILES) {
            throw new TaskRefused("it has %d files; the kubernetes runtime mounts at most %d into a job"
                    .formatted(order.files().size(), MOST_FILES));
        }
        order.files().forEach(payload::add);
        return payload;
    }

    /** The objects to create, before the Job. */
    List<Secret> secrets(String namespace, Map<String, String> labels) {
        var secrets = new ArrayList<Secret>();
        for (int part = 0; part < parts.size(); part++) {
            secrets.add(secret(fileSecret(part), namespace, labels, parts.get(part)));
        }
        if (!variables.isEmpty()) {
            secrets.add(secret(environmentSecret(), namespace, labels, variables));
        }
        return secrets;
    }

    /** One volume per Secret with files. */
    List<Volume> volumes() {
        var volumes = new ArrayList<Volume>();
        for (int part = 0; part < parts.size(); part++) {
            volumes.add(new VolumeBuilder()
                    .withName(volume(part))
                    .withNewSecret()
                    .withSecretName(fileSecret(part))
                    .withDefaultMode(READ_BY_ALL)
                    .endSecret()
                    .build());
        }
        return volumes;
    }

    /** Where each file goes. */
    List<VolumeMount> mounts() {
        return List.copyOf(mounts);
    }

    /** The Secret with the variables that nobody should read in the Job. */
    String environmentSecret() {
        return name + "-env";
    }

    private void add(JobFile file) {
        var target = FOLDER.resolve(file.path()).normalize();
        if (!target.startsWith(FOLDER) || target.equals(FOLDER)) {
            throw new TaskRefused("the file '%s' would lie outside of /keptn".formatted(file.path()));
        }
        int bytes = file.content().length;
        if (bytes > LARGEST_FILE) {
            throw new TaskRefused(
                    "the file '%s' is %,d bytes large; the kubernetes runtime carries files of up to %,d bytes, in Secrets"
                            .formatted(file.path(), bytes, LARGEST_FILE));
        }
        size += bytes;
        if (size > LARGEST) {
            throw new TaskRefused(
                    "its files are larger than %,d bytes together, more than the kubernetes runtime carries; list only what the task needs"
                            .formatted(LARGEST));
        }
        if (parts.isEmpty() || bytes > room) {
            parts.add(new HashMap<>());
            room = LARGEST_FILE;
        }
        room -= bytes;
        var part = parts.get(parts.size() - 1);
        var key = "file-" + part.size();
        part.put(key, encoded(file.content()));
        mounts.add(new VolumeMountBuilder()
                .withName(volume(parts.size() - 1))
                .withMountPath(target.toString())
                .withSubPath(key)
                .withReadOnly(true)
                .build());
    }

    private static Secret secret(String name, String namespace, Map<String, String> labels, Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
    }

    private String fileSecret(int part) {
        return name + "-" + part;
    }

    private static String volume(int part) {
        return "files-" + part;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
