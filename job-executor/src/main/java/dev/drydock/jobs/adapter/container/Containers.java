package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.drydock.jobs.domain.ContainerFate;
import dev.drydock.jobs.domain.JobId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine's answer says about a container. */
final class Containers {
    private static final long MEBIBYTE = 1024 * 1024;

    private Containers() {}

    static boolean isRunning(InspectContainerResponse container) {
        return Boolean.TRUE.equals(container.getState().getRunning());
    }

    /** Whether it was ever started. */
    static boolean hasBegun(InspectContainerResponse container) {
        return time(container.getState().getStartedAt()).isPresent();
    }

    static Optional<Instant> ended(InspectContainerResponse container) {
        return time(container.getState().getFinishedAt());
    }

    static boolean isOf(InspectContainerResponse container, JobId job) {
        var labels = Optional.ofNullable(container.getConfig().getLabels());
        return labels.map(all -> all.get(ContainerOrder.KEY)).equals(Optional.of(job.key()));
    }

    static ContainerFate.Sight sight(InspectContainerResponse container) {
        var state = container.getState();
        return new ContainerFate.Sight(
                hasBegun(container),
                Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                Objects.requireNonNullElse(state.getError(), ""));
    }

    static String memory(InspectContainerResponse container) {
        return Optional.ofNullable(container.getHostConfig().getMemory())
                .map(bytes -> "%d MiB".formatted(bytes / MEBIBYTE))
                .orElse("the machine's memory");
    }

    /** Engines write the year 1 where something has not happened. */
    private static Optional<Instant> time(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(written -> !written.isBlank())
                .map(written -> OffsetDateTime.parse(written).toInstant())
                .filter(Instant.EPOCH::isBefore);
    }
}
