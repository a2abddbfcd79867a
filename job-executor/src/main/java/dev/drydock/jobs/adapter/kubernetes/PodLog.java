package dev.drydock.jobs.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Carries what a pod prints to where logs are kept, as it comes. */
final class PodLog {
    private final OutputStream to;
    private final LogWatch watch;
    private volatile boolean over;
    private volatile Instant lastMoved = Instant.now();

    PodLog(Cluster cluster, Pod pod, OutputStream to) {
        this.to = to;
        this.watch = cluster.log(pod, new Noticed(to));
        watch.onClose().whenComplete((done, failure) -> over = true);
    }

    /** Whether everything has come, or nothing more will. */
    boolean isOver() {
        return over;
    }

    /** When something came last. */
    Instant lastMoved() {
        return lastMoved;
    }

    /** Stops, and completes what was written. */
    void finish() throws IOException {
        watch.close();
        to.close();
    }

    private final class Noticed extends FilterOutputStream {
        Noticed(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            lastMoved = Instant.now();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
