package dev.drydock.jobs.adapter.process;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.model.job.JobTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An executor of its own, to be killed: starts a job and follows it. */
final class StartsAJob {
    private StartsAJob() {}

    public static void main(String[] args) {
        var folder = Path.of(args[0]);
        var runtime = new ProcessRuntime(
                new ProcessSettings(folder, List.of(), Map.of(), 1 << 30),
                new FileLogs(folder, 1 << 20, InstantSource.system()),
                Runnable::run,
                InstantSource.system());
        runtime.start(order(args[1], "sh", "-c", args[2])).await().indefinitely();
        runtime.follow(record(args[1], runtime.machine()), Instant.now().plusSeconds(60), Duration.ofSeconds(60))
                .await()
                .indefinitely();
    }

    static JobId job(String event) {
        return new JobId(new EventId(event), 0, 0);
    }

    static JobRecord record(String event, String machine) {
        return JobRecord.fresh(
                job(event), new KeptnContext("c"), "fulltour", "a", "t", machine, Optional.empty(), Instant.EPOCH);
    }

    static JobOrder order(String event, String... command) {
        return order(event, "some/image", Map.of("GIVEN", "yes"), command);
    }

    static JobOrder order(String event, String image, Map<String, String> variables, String... command) {
        var line = List.of(command);
        return new JobOrder(
                record(event, "here"),
                new Scope("fulltour", "production", "helloservice"),
                Optional.empty(),
                "",
                task(image),
                line,
                List.of(),
                new Environment(variables, Set.of(), Masking.NONE),
                List.of(),
                Optional.empty(),
                true);
    }

    private static JobTask task(String image) {
        return new JobTask(
                "t",
                List.of(),
                image,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(1),
                Optional.empty(),
                Map.of(),
                Set.of());
    }
}
