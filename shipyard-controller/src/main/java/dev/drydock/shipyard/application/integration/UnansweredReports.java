package dev.drydock.shipyard.application.integration;

import dev.drydock.events.Payload;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.SilentTask;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.domain.integration.Audience;
import dev.drydock.shipyard.domain.sequence.SequenceCommand.ReportSilence;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of each task that nobody answers for some seconds, once, who could: in its sequence and by an event. */
public final class UnansweredReports {
    private static final int AT_ONCE = 100;

    private final Executions executions;
    private final LiveAudience audience;
    private final EventFlow flow;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience how long silence is nothing special */
    public UnansweredReports(
            Executions executions, LiveAudience audience, EventFlow flow, Duration patience, InstantSource clock) {
        this.executions = executions;
        this.audience = audience;
        this.flow = flow;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Reports what is due.
     *
     * @param silentSince since when the longest silence lasts, if any task is silent
     * @return when to come again
     */
    public Uni<Optional<Instant>> report(Optional<Instant> silentSince) {
        var now = clock.instant();
        var due = silentSince.map(since -> since.plus(patience));
        if (due.isEmpty() || due.get().isAfter(now)) {
            return Uni.createFrom().item(due);
        }
        return executions
                .silent(now.minus(patience), AT_ONCE)
                .call(tasks -> audience.now().chain(listening -> report(tasks, listening, now)))
                .map(tasks -> tasks.size() < AT_ONCE ? Optional.empty() : Optional.of(now));
    }

    private Uni<Void> report(List<SilentTask> tasks, Audience audience, Instant now) {
        var scopes = tasks.stream().map(SilentTask::scope).collect(Collectors.toSet());
        var ids = tasks.stream().map(SilentTask::execution).toList();
        return flow.inRound(
                scopes,
                ids,
                round -> tasks.forEach(task -> round.control(task.execution(), silence(task, audience, now))));
    }

    private ReportSilence silence(SilentTask task, Audience audience, Instant now) {
        var listeners = audience.of(task.type(), Payload.of(task.scope()), now);
        var message = "Nobody has answered %s for %d s. %s"
                .formatted(task.type(), patience.toSeconds(), Audience.advice(task.type(), listeners));
        return new ReportSilence(task.triggeredId(), message, now);
    }
}
