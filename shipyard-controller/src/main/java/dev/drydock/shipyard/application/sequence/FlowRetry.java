package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.execution.Executions;
import dev.drydock.shipyard.application.execution.Executions.ExecutionQuery;
import dev.drydock.shipyard.application.execution.Executions.Found;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceKind;
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

    /**
     * What is wanted.
     *
     * @param stage only in this stage
     * @param id which execution; if none is named, the one that failed
     * @param sameFiles with the sequence and the configuration as they were, not as they are
     * @param overNewer also if a newer delivery has been at work there since
     */
    public record Wish(
            String project,
            KeptnContext context,
            Optional<String> stage,
            Optional<ExecutionId> id,
            boolean sameFiles,
            boolean overNewer) {}

    /** How a wish is answered. */
    public sealed interface Answer {}

    /** @param retry the execution that goes on; asked again while it runs, it is the same one */
    public record Goes(ExecutionId retry) implements Answer {}

    /** @param reason a stable word for programs */
    public record Refused(String reason, String detail) implements Answer {}

    /** @param by the name of the token of who wants it */
    public Uni<Answer> retry(Wish wish, String by) {
        return find(wish.project(), Optional.of(wish.context()), Optional.empty(), Optional.empty())
                .chain(found -> {
                    var chosen = Chosen.of(found, wish);
                    return chosen.execution().isEmpty()
                            ? Uni.createFrom().item(chosen.refusal())
                            : retry(chosen.execution().get(), wish, by);
                });
    }

    private Uni<Answer> retry(SequenceExecution ended, Wish wish, String by) {
        return (wish.overNewer() ? Uni.createFrom().item(Optional.<Refused>empty()) : overtaken(ended))
                .chain(refused -> refused.isPresent()
                        ? Uni.createFrom().item(refused.get())
                        : decide(ended, wish.sameFiles(), by));
    }

    private Uni<Answer> decide(SequenceExecution ended, boolean sameFiles, String by) {
        var scope = ended.origin().scope();
        var refusal = new AtomicReference<Optional<Rejected>>();
        return store.liveOf(scope.project(), ended.origin().context())
                .map(live -> live.keySet().stream().filter(id -> live.get(id).equals(scope)))
                .map(beside -> Stream.concat(beside, Stream.of(ended.id(), Retry.idOf(ended.id())))
                        .collect(Collectors.toSet()))
                .chain(ids ->
                        flow.inRound(Set.of(scope), ids, round -> refusal.set(round.retry(ended.id(), sameFiles, by))))
                .map(done -> refusal.get()
                        .<Answer>map(why -> new Refused(
                                why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), why.detail()))
                        .orElseGet(() -> new Goes(Retry.idOf(ended.id()))));
    }

    /** A delivery of another flow went on after this one was triggered: a retry would bring the older back. */
    private Uni<Optional<Refused>> overtaken(SequenceExecution ended) {
        var origin = ended.origin();
        return find(origin.scope().project(), Optional.empty(), Optional.of(origin.scope()), Optional.of(origin.at()))
                .map(newer -> newer.stream()
                        .filter(other -> !other.origin().context().equals(origin.context()))
                        .filter(other -> other.origin().at().isAfter(origin.at()))
                        .filter(other -> SequenceKind.of(other.origin().definition()) == SequenceKind.DELIVERY)
                        .filter(other -> !other.done().isEmpty())
                        .findFirst()
                        .map(other -> new Refused(
                                "overtaken",
                                "Expected to retry, but since then %s of context %s has been at work in %s: what it brought would be replaced by the older; say so with overNewer, or trigger it anew."
                                        .formatted(
                                                other.origin().definition().name(),
                                                other.origin().context(),
                                                origin.scope()))));
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

    /** Which execution is meant, or why none. */
    private record Chosen(Optional<SequenceExecution> execution, Answer refusal) {
        static Chosen of(List<SequenceExecution> newestFirst, Wish wish) {
            var meant = newestFirst.stream()
                    .filter(one -> wish.stage()
                            .filter(stage -> !stage.equals(one.origin().scope().stage()))
                            .isEmpty())
                    .filter(one -> wish.id().filter(id -> !id.equals(one.id())).isEmpty())
                    .toList();
            if (meant.isEmpty()) {
                return none(
                        "unknown-sequence",
                        "There is no such sequence of context '%s' in project '%s'."
                                .formatted(wish.context(), wish.project()));
            }
            return wish.id().isPresent() ? one(meant.get(0)) : unnamed(meant);
        }

        /** The one that failed; asked again while its retry runs, the same. */
        private static Chosen unnamed(List<SequenceExecution> meant) {
            var retried = meant.stream()
                    .filter(one -> one.state().isEnd())
                    .flatMap(one -> one.retrying().stream())
                    .map(retrying -> retrying.retried())
                    .collect(Collectors.toSet());
            var failed = meant.stream()
                    .filter(Retry::isFailed)
                    .filter(one -> !retried.contains(one.id()))
                    .toList();
            if (failed.isEmpty()) {
                return none("not-failed", "Nothing there has failed, so there is nothing to retry.");
            }
            return failed.size() == 1
                    ? one(failed.get(0))
                    : none(
                            "several-failed",
                            "Several have failed: %s. Say which, by its stage or its id."
                                    .formatted(failed.stream()
                                            .map(one -> "%s in %s (%s)"
                                                    .formatted(
                                                            one.origin()
                                                                    .definition()
                                                                    .name(),
                                                            one.origin().scope().stage(),
                                                            one.id()))
                                            .collect(Collectors.joining(", "))));
        }

        private static Chosen one(SequenceExecution execution) {
            return new Chosen(Optional.of(execution), new Goes(execution.id()));
        }

        private static Chosen none(String reason, String detail) {
            return new Chosen(Optional.empty(), new Refused(reason, detail));
        }
    }
}
