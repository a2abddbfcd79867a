package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Carries what a container prints to where logs are kept, as it comes. */
final class LogPump extends ResultCallback.Adapter<Frame> {
    private static final int LINES = 500;
    private static final int TAIL = 256 * 1024;
    private static final int MARK = 1024;
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final String TURNED_OVER =
            "\n[… the job printed faster than the engine hands on; what stood here is lost …]\n";

    private final OutputStream to;
    private final LastBytes mark = new LastBytes(MARK);
    private volatile boolean over;
    private volatile Instant lastMoved;

    private LogPump(OutputStream to) {
        this.to = to;
        this.lastMoved = Instant.now();
    }

    /** Begins with the first byte that the engine still has. */
    static LogPump start(DockerClient client, String container, OutputStream to) {
        return client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new LogPump(to));
    }

    @Override
    public void onNext(Frame frame) {
        try {
            to.write(frame.getPayload());
            mark.take(frame.getPayload());
            lastMoved = Instant.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onComplete() {
        super.onComplete();
        over = true;
    }

    @Override
    public void onError(Throwable failure) {
        super.onError(failure);
        over = true;
    }

    /** Whether everything has come, or nothing more will. */
    boolean isOver() {
        return over;
    }

    /** When something came last. */
    Instant lastMoved() {
        return lastMoved;
    }

    /** Stops, and completes what was written: an engine that turns its log over may have left out the end. */
    void finish(DockerClient client, String container) throws IOException {
        close();
        try (to) {
            var tail = tail(client, container);
            if (!tail.endsLike(mark)) {
                to.write(TURNED_OVER.getBytes(StandardCharsets.UTF_8));
                to.write(tail.bytes());
            }
        }
    }

    private static LastBytes tail(DockerClient client, String container) {
        var tail = new LastBytes(TAIL);
        try {
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(tail)
                    .awaitCompletion(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return tail;
    }
}
