package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.files.KeptnArchive;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What a task leaves in {@code /keptn} for the one behind it: an archive in pieces, each a Secret in the namespace of the task
 * that left it. A last Secret says how many there are; without it there is nothing.
 */
final class HandOver {
    private static final String PIECES = "pieces";

    private final Cluster cluster;
    private final Keeper keeper;

    HandOver(Cluster cluster, Keeper keeper) {
        this.cluster = cluster;
        this.keeper = keeper;
    }

    /** There is more in {@code /keptn} than is handed on. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("it is larger than %,d bytes".formatted(JobManifest.FOLDER_BYTES));
        }
    }

    /** Keeps what a task has left. May be done again. */
    void keep(String namespace, JobId job, Pod pod) throws IOException {
        if (cluster.secret(namespace, index(job)).isPresent()) {
            return;
        }
        forget(namespace, job);
        var parts =
                new Parts((number, piece) -> cluster.ensure(left(piece(job, number), job, pod, Payload.PIECE, piece)));
        try (parts;
                var gzip = new GZIPOutputStream(parts);
                var packed = KeptnArchive.writer(gzip)) {
            keeper.pack(pod, archive -> copy(archive, packed));
        }
        var count = Integer.toString(parts.count()).getBytes(StandardCharsets.US_ASCII);
        cluster.ensure(left(index(job), job, pod, PIECES, count));
    }

    /** It goes with its Job, should no executor come to take it away. */
    private static Secret left(String name, JobId job, Pod pod, String key, byte[] content) {
        var owners = pod.getMetadata().getOwnerReferences().stream()
                .map(owner -> Cluster.reference(owner.getName(), owner.getUid()))
                .toList();
        var secret = Payload.secret(
                name, pod.getMetadata().getNamespace(), labels(job), Map.of(key, Payload.encoded(content)));
        secret.getMetadata().setOwnerReferences(owners);
        return secret;
    }

    /**
     * What a task has left, for a pod in this namespace: the Secrets' names, in order.
     *
     * @param forWhom labels of what has to be made for it
     */
    List<String> find(String from, JobRecord left, String to, Map<String, String> forWhom) {
        var index = cluster.secret(from, index(left.id()));
        if (index.isEmpty()) {
            return List.of();
        }
        int count = Integer.parseInt(
                new String(Base64.getDecoder().decode(index.get().getData().get(PIECES)), StandardCharsets.US_ASCII));
        var names = new ArrayList<String>();
        for (int number = 0; number < count; number++) {
            var name = piece(left.id(), number);
            names.add(name);
            if (!from.equals(to)) {
                cluster.secret(from, name).ifPresent(piece -> cluster.ensure(copy(piece, to, forWhom)));
            }
        }
        return names;
    }

    /** The tasks behind have ended. May be done again. */
    void forget(String namespace, JobId job) {
        cluster.deleteSecrets(namespace, labels(job));
    }

    /** All but the output, which is its task's alone, and the folder itself, which is there. */
    private static boolean copy(InputStream archive, TarArchiveOutputStream to) throws IOException {
        var from = KeptnArchive.reader(archive);
        long size = 0;
        for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            size += entry.getSize();
            if (size > JobManifest.FOLDER_BYTES) {
                throw new TooMuch();
            }
            if (isHandedOn(entry)) {
                to.putArchiveEntry(entry);
                from.transferTo(to);
                to.closeArchiveEntry();
            }
        }
        return true;
    }

    private static boolean isHandedOn(TarArchiveEntry entry) {
        var name = entry.getName().replaceFirst("^(\\./)+", "");
        return !name.isEmpty() && !name.equals(KeptnArchive.OUTPUT) && !name.equals(KeptnArchive.OUTPUT + "/");
    }

    private static Secret copy(Secret piece, String namespace, Map<String, String> labels) {
        return Payload.secret(piece.getMetadata().getName(), namespace, labels, piece.getData());
    }

    private static String index(JobId job) {
        return job.objectName() + "-" + Helper.LEFT;
    }

    private static String piece(JobId job, int number) {
        return "%s-%s-%02d".formatted(job.objectName(), Helper.LEFT, number);
    }

    private static Map<String, String> labels(JobId job) {
        return Map.of("app.kubernetes.io/managed-by", "job-executor-service", "drydock.dev/left-by", job.key());
    }
}
