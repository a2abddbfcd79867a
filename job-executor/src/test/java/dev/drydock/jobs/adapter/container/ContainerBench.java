package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import dev.drydock.jobs.RuntimeBench;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.LogStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a real container engine, which {@code ./drydock test containers} starts. */
@Tag("containers")
abstract class ContainerBench {
    static final long LARGEST_FILE = 64L * 1024 * 1024;

    private static final String SOCKET = System.getProperty("drydock.test.socket", "");
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    RuntimeBench<ContainerRuntime> bench;

    @BeforeEach
    void start() {
        bench = new RuntimeBench<>(folder, SOON, ContainerBench::runtime);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    InspectContainerResponse inspect(JobOrder order) {
        return bench.runtime()
                .client()
                .inspectContainerCmd(order.job().id().objectName())
                .exec();
    }

    List<Container> containers(JobOrder order) {
        return bench.runtime()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .exec();
    }

    static ContainerRuntime runtime(LogStore logs, Executor workers) {
        return new ContainerRuntime(
                new ContainerSettings(SOCKET, Optional.empty(), false, LARGEST_FILE),
                logs,
                workers,
                InstantSource.system());
    }
}
