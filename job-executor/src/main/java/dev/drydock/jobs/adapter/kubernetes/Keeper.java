package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.application.JobRuntime.Written;
import dev.drydock.jobs.domain.JobOutput;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Takes out of a job's {@code /keptn} what its task has left there. */
final class Keeper {
    private static final int LONGEST_SIZE = 30;

    private final Cluster cluster;

    Keeper(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The output; from the keeper's log if it has gone by itself. */
    Optional<Written> output(Pod pod) throws IOException {
        if (isThere(pod)) {
            return parse(cluster.exec(
                    pod, Helper.KEEPER, Helper.showOutput(), out -> out.readNBytes(JobOutput.LARGEST + LONGEST_SIZE)));
        }
        return Sights.isOver(pod) || Sights.hasEnded(pod, Helper.KEEPER)
                ? parse(cluster.wholeLog(pod, Helper.KEEPER, JobOutput.LARGEST + LONGEST_SIZE))
                : Optional.empty();
    }

    /** Reads all of {@code /keptn} as an archive. */
    <T> T pack(Pod pod, Cluster.Reader<T> reader) throws IOException {
        return cluster.exec(pod, Helper.KEEPER, Helper.pack(), reader);
    }

    /** Everything has been taken: the pod may end. */
    void letGo(Pod pod) throws IOException {
        if (isThere(pod)) {
            cluster.exec(pod, Helper.KEEPER, Helper.letGo(), InputStream::readAllBytes);
        }
    }

    static boolean isThere(Pod pod) {
        return !Sights.isOver(pod) && Sights.isRunning(pod, Helper.KEEPER);
    }

    /** What {@link Helper#showOutput} shows. */
    static Optional<Written> parse(byte[] shown) {
        int end = 0;
        while (end < shown.length && shown[end] != '\n') {
            end++;
        }
        var size = new String(shown, 0, end, StandardCharsets.US_ASCII).strip();
        if (!size.matches("\\d{1,18}") || size.equals("0")) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(size);
        int from = Math.min(end + 1, shown.length);
        return Optional.of(new Written(
                bytes, bytes > JobOutput.LARGEST ? new byte[0] : Arrays.copyOfRange(shown, from, shown.length)));
    }
}
