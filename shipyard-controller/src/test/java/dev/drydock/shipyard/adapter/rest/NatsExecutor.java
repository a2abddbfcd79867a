package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.testkit.NatsClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A task executor of a third party, that works for one project and answers by plain NATS. */
final class NatsExecutor implements AutoCloseable {
    private final NatsClient client;
    private final String project;
    private final String source;
    private final List<KeptnEvent> asked = new CopyOnWriteArrayList<>();

    NatsExecutor(String url, String project, String source) {
        this.client = NatsClient.connect(url);
        this.project = project;
        this.source = source;
    }

    /** Keeps what it is asked for, and answers nothing by itself. */
    NatsExecutor hearing(String task) {
        client.listen("sh.keptn.event." + task + ".triggered", this::keep);
        return this;
    }

    /** Answers each task with pass at once. */
    NatsExecutor doing(String... tasks) {
        for (var task : tasks) {
            client.listen("sh.keptn.event." + task + ".triggered", triggered -> {
                if (keep(triggered)) {
                    start(triggered);
                    finish(triggered, Result.PASS);
                }
            });
        }
        return this;
    }

    List<KeptnEvent> asked() {
        return List.copyOf(asked);
    }

    void start(KeptnEvent triggered) {
        client.publish(new Answer(triggered, source).started(Instant.now()));
    }

    void finish(KeptnEvent triggered, Result result) {
        finish(triggered, result, Payload.EMPTY);
    }

    void finish(KeptnEvent triggered, Result result, Payload outcome) {
        client.publish(new Answer(triggered, source)
                .finished(Instant.now(), result, Status.SUCCEEDED, "done by " + source, outcome));
    }

    NatsClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private boolean keep(KeptnEvent triggered) {
        return triggered.data().text("project").filter(project::equals).isPresent() && asked.add(triggered);
    }
}
