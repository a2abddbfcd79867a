package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.Hardening;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.KeptnArchive;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a job's pod is given in Secrets of Kubernetes: its files and what the task before it has left, both packed and cut into
 * pieces, and the variables that nobody should read in the Job.
 */
final class Payload {
    /** The key of the only entry of a piece. */
    static final String PIECE = "piece";

    private final String name;
    private final List<byte[]> files;
    private final List<String> left;
    private final Map<String, String> variables;

    private Payload(String name, List<byte[]> files, List<String> left, Map<String, String> variables) {
        this.name = name;
        this.files = files;
        this.left = left;
        this.variables = variables;
    }

    /**
     * What an order needs.
     *
     * @param left the Secrets with what the task before it has left, in order
     * @throws TaskRefused if its files do not fit into {@code /keptn}
     */
    static Payload of(JobOrder order, Hardening hardening, List<String> left) throws IOException {
        var environment = order.environment();
        var variables = new HashMap<String, String>();
        environment.secret().stream()
                .filter(environment.variables()::containsKey)
                .forEach(variable -> variables.put(
                        variable, encoded(environment.variables().get(variable).getBytes(StandardCharsets.UTF_8))));
        var files = order.files().isEmpty() ? List.<byte[]>of() : packed(order.files(), hardening);
        return new Payload(order.job().id().objectName(), files, left, variables);
    }

    /** The objects to create, before the Job. */
    List<Secret> secrets(String namespace, Map<String, String> labels) {
        var secrets = new ArrayList<Secret>();
        for (int part = 0; part < files.size(); part++) {
            secrets.add(secret(fileSecret(part), namespace, labels, Map.of(PIECE, encoded(files.get(part)))));
        }
        if (!variables.isEmpty()) {
            secrets.add(secret(environmentSecret(), namespace, labels, variables));
        }
        return secrets;
    }

    /** What the helper unpacks, each piece under a name of its own. */
    List<VolumeProjection> projections() {
        var projections = new ArrayList<VolumeProjection>();
        for (int part = 0; part < left.size(); part++) {
            projections.add(projection(left.get(part), "%s-%02d".formatted(Helper.LEFT, part)));
        }
        for (int part = 0; part < files.size(); part++) {
            projections.add(projection(fileSecret(part), "%s-%02d".formatted(Helper.FILES, part)));
        }
        return projections;
    }

    /** The Secret with the variables that nobody should read in the Job. */
    String environmentSecret() {
        return name + "-env";
    }

    static Secret secret(String name, String namespace, Map<String, String> labels, Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
    }

    static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<byte[]> packed(List<JobFile> files, Hardening hardening) throws IOException {
        long size = files.stream().mapToLong(file -> file.content().length).sum();
        if (size > JobManifest.FOLDER_BYTES) {
            throw new TaskRefused(
                    "its files are %,d bytes large together; /keptn has room for %,d in Kubernetes; list only what the task needs"
                            .formatted(size, JobManifest.FOLDER_BYTES));
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new KeptnArchive(hardening.user(), hardening.group()).pack(files));
        }
        return Parts.of(bytes.toByteArray());
    }

    private String fileSecret(int part) {
        return "%s-%s-%02d".formatted(name, Helper.FILES, part);
    }

    private static VolumeProjection projection(String secret, String path) {
        return new VolumeProjectionBuilder()
                .withNewSecret()
                .withName(secret)
                .addNewItem()
                .withKey(PIECE)
                .withPath(path)
                .endItem()
                .endSecret()
                .build();
    }
}
