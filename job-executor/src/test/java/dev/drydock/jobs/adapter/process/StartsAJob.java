package dev.drydock.jobs.adapter.process;

import dev.drydock.events.EventId;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An executor of its own, to be killed: starts a job and follows it. */
final class StartsAJob {
    private StartsAJob() {}

    public static void main(String[] args) {
        var runtime = new ProcessRuntime(
                new ProcessSettings(Path.of(args[0]), List.of(), Map.of(), 1 << 20, Duration.ofDays(1)),
                Runnable::run,
                InstantSource.system());
        runtime.start(order(args[1], args[2])).await().indefinitely();
        runtime.follow(job(args[1]), Instant.now().plusSeconds(60), Duration.ofSeconds(60))
                .await()
                .indefinitely();
    }

    static JobId job(String event) {
        return new JobId(new EventId(event), 0, 0);
    }

    static JobOrder order(String event, String shell) {
        return new JobOrder(
                job(event),
                "t",
                "some/image",
                List.of("sh", "-c", shell),
                Optional.empty(),
                new Environment(Map.of("GIVEN", "yes"), Masking.NONE),
                List.of());
    }
}
