package dev.drydock.shipyard.application.integration;

import dev.drydock.events.Payload;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.Page;
import dev.drydock.shipyard.application.execution.Executions.SentTask;
import dev.drydock.shipyard.domain.integration.Audience;
import dev.drydock.shipyard.domain.integration.Listener;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells which tasks wait for somebody to start them, and who could. */
public final class UnansweredTasks {
    private final Executions executions;
    private final LiveAudience audience;
    private final InstantSource clock;

    public UnansweredTasks(Executions executions, LiveAudience audience, InstantSource clock) {
        this.executions = executions;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * A task that waits.
     *
     * @param waiting since its event went out
     * @param listeners who hears of it now
     */
    public record Unanswered(SentTask task, Duration waiting, List<Listener> listeners) {}

    /** Longest waiting first. */
    public Uni<Page<Unanswered>> list(Optional<List<String>> projects, int offset, int limit) {
        return executions
                .unanswered(projects, offset, limit)
                .chain(page -> page.items().isEmpty()
                        ? Uni.createFrom().item(new Page<>(List.of(), page.total()))
                        : audience.now().map(listeners -> answer(page, listeners)));
    }

    private Page<Unanswered> answer(Page<SentTask> page, Audience audience) {
        var now = clock.instant();
        return new Page<>(
                page.items().stream()
                        .map(task -> new Unanswered(
                                task,
                                Duration.between(task.sentAt(), now),
                                audience.of(task.type(), Payload.of(task.scope()), now)))
                        .toList(),
                page.total());
    }
}
