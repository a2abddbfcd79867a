package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.ExecutionQuery;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.RetryWish;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's wish that a sequence which failed goes on from its failed task. */
public final class FlowRetry {
    private static final int MOST = 1000;

    private final SequenceStore store;
    private final Executions executions;
    private final EventFlow flow;

    public FlowRetry(SequenceStore store, Executions executions, EventFlow flow) {
        this.store = store;
        this.executions = executions;
        this.flow = flow;
    }

    /** How a wish is answered. */
    public sealed interface Answer {}

    /** @param retry the execution that goes on; asked again while it runs, it is the same one */
    public record Goes(ExecutionId retry) implements Answer {}

    /** @param reason a stable word for programs */
    public record Refused(String reason, String detail) implements Answer {
        private static Answer of(Rejected why) {
            return new Refused(why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), why.detail());
        }
    }

    /** @param by the name of the token of who wants it */
    public Uni<Answer> retry(RetryWish wish, String by) {
        return find(wish.project(), Optional.of(wish.context()), Optional.empty(), Optional.empty())
                .map(wish::among)
                .chain(choice -> choice instanceof RetryWish.Unclear unclear
                        ? Uni.createFrom().item(Refused.of(unclear.why()))
                        : retry(((RetryWish.Meant) choice).execution(), wish, by));
    }

    private Uni<Answer> retry(SequenceExecution ended, RetryWish wish, String by) {
        return (wish.overNewer() ? Uni.createFrom().item(Optional.<Rejected>empty()) : overtaken(ended))
                .chain(why -> why.isPresent() ? Uni.createFrom().item(why) : decide(ended, wish.sameFiles(), by))
                .map(why -> why.map(Refused::of).orElseGet(() -> new Goes(Retry.idOf(ended.id()))));
    }

    private Uni<Optional<Rejected>> overtaken(SequenceExecution ended) {
        var origin = ended.origin();
        return find(origin.scope().project(), Optional.empty(), Optional.of(origin.scope()), Optional.of(origin.at()))
                .map(newer -> Retry.overtaken(ended, newer));
    }

    private Uni<Optional<Rejected>> decide(SequenceExecution ended, boolean sameFiles, String by) {
        var scope = ended.origin().scope();
        var refusal = new AtomicReference<Optional<Rejected>>();
        return store.liveOf(scope.project(), ended.origin().context())
                .map(live -> live.keySet().stream().filter(id -> live.get(id).equals(scope)))
                .map(beside -> Stream.concat(beside, Stream.of(ended.id(), Retry.idOf(ended.id())))
                        .collect(Collectors.toSet()))
                .chain(ids ->
                        flow.inRound(Set.of(scope), ids, round -> refusal.set(round.retry(ended.id(), sameFiles, by))))
                .map(done -> refusal.get());
    }

    private Uni<List<SequenceExecution>> find(
            String project, Optional<KeptnContext> context, Optional<Scope> scope, Optional<Instant> since) {
        var query = new ExecutionQuery(
                project,
                scope.map(Scope::stage),
                scope.map(Scope::service),
                Optional.empty(),
                Optional.empty(),
                context.map(List::of),
                since);
        return executions
                .executions(query, 0, MOST)
                .map(page -> page.items().stream().map(Found::execution).toList());
    }
}
