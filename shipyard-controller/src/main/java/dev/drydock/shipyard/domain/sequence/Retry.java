package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Task;
import dev.drydock.shipyard.domain.sequence.Decision.Accepted;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A new execution of a sequence that failed: it begins at the failed task, with the payload that task had. What was
 * done before, an approval too, counts; the failed execution stays as it ended. One that ended can be retried once, the
 * retry can be retried again.
 *
 * @param ended what is retried
 * @param by the name of the token of who wants it
 */
public record Retry(SequenceExecution ended, String by, Instant at) {
    private static final String CONTROLLER = "shipyard-controller";

    /** The id of its retry, if there is one: asking twice is asking once. */
    public static ExecutionId idOf(ExecutionId ended) {
        return new ExecutionId(EventId.derived(ended.triggeredBy(), "retry", CONTROLLER));
    }

    /** Whether it ended, and not well. */
    public static boolean isFailed(SequenceExecution execution) {
        return execution
                .ended()
                .filter(end ->
                        end.state() != SequenceState.FINISHED || !end.verdict().goesOn())
                .isPresent();
    }

    /** Why it cannot be retried, whatever its files say. */
    public Optional<Rejected> refusal() {
        if (!ended.state().isEnd()) {
            return Optional.of(new Rejected(
                    Reason.NOT_ENDED,
                    "Expected to retry %s, but it is %s; abort it first, or wait for its end."
                            .formatted(name(), ended.state().wire())));
        }
        if (!isFailed(ended)) {
            return Optional.of(new Rejected(
                    Reason.NOT_FAILED, "Expected to retry %s, but it ended well; trigger it anew.".formatted(name())));
        }
        return SequenceKind.of(ended.origin().definition()) == SequenceKind.REMEDIATION
                ? Optional.of(new Rejected(
                        Reason.HEALS_BY_ITSELF,
                        "Expected to retry %s, but what comes after an action that failed is said by remediation.yaml; while the problem lasts, its next report begins anew."
                                .formatted(name())))
                : Optional.empty();
    }

    /**
     * Why a retry would bring something old back: a delivery of another flow went on after this one was triggered.
     *
     * @param others what was at work in the same stage and service since then
     */
    public static Optional<Rejected> overtaken(SequenceExecution ended, List<SequenceExecution> others) {
        var origin = ended.origin();
        return others.stream()
                .filter(other -> !other.origin().context().equals(origin.context()))
                .filter(other -> other.origin().at().isAfter(origin.at()))
                .filter(other -> SequenceKind.of(other.origin().definition()) == SequenceKind.DELIVERY)
                .filter(other -> !other.done().isEmpty())
                .findFirst()
                .map(other -> new Rejected(
                        Reason.OVERTAKEN,
                        "Expected to retry, but since then %s of context %s has been at work in %s: what it brought would be replaced by the older; say so with overNewer, or trigger it anew."
                                .formatted(
                                        other.origin().definition().name(),
                                        other.origin().context(),
                                        origin.scope())));
    }

    /** With the sequence and the configuration as they were. */
    public Decision withSameFiles() {
        return ended.origin().definition().tasks().isEmpty()
                ? new Rejected(
                        Reason.SEQUENCE_CHANGED,
                        "%s never began, so with the same files it could not begin now either; retry it with the newest."
                                .formatted(name()))
                : begin(ended.origin().definition(), ended.origin().commit());
    }

    /**
     * With the sequence and the configuration as they are now.
     *
     * @param commit the newest of its stage, if it is known
     */
    public Decision withNewestFiles(SequenceLookup lookup, Optional<String> commit) {
        if (lookup instanceof SequenceLookup.Missing missing) {
            return new Rejected(Reason.UNUSABLE_FILES, missing.detail());
        }
        var definition = ((SequenceLookup.Found) lookup).definition();
        var kept = kept().stream().map(DoneTask::name).toList();
        var tasks = definition.tasks().stream().map(Task::name).toList();
        var isSameSoFar =
                tasks.size() >= kept.size() && tasks.subList(0, kept.size()).equals(kept);
        return isSameSoFar && !tasks.isEmpty()
                ? begin(definition, commit)
                : new Rejected(
                        Reason.SEQUENCE_CHANGED,
                        "%s has done %s, but in the shipyard its tasks are now %s; retry it with the same files, or trigger it anew."
                                .formatted(name(), kept, tasks));
    }

    private Decision begin(Sequence definition, Optional<String> commit) {
        var was = ended.origin();
        return new Accepted(List.of(
                new SequenceFact.Triggered(
                        idOf(ended.id()), was.scope(), was.context(), definition, was.input(), commit, was.trace(), at),
                new SequenceFact.Retrying(ended.id(), kept(), by, at)));
    }

    /** All but the task that failed; one that was open when the time ran out or a person ended it, is not done. */
    private List<DoneTask> kept() {
        var done = ended.done();
        var failed = ended.lastDone().filter(last -> !last.verdict().goesOn()).isPresent();
        return failed ? done.subList(0, done.size() - 1) : done;
    }

    private String name() {
        return "sequence %s in %s"
                .formatted(ended.origin().definition().name(), ended.origin().scope());
    }
}
