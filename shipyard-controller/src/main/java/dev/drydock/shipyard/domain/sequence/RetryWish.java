package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person wants who lets a flow go on.
 *
 * @param stage only in this stage
 * @param id which execution; if none is named, the one that failed
 * @param sameFiles with the sequence and the configuration as they were, not as they are
 * @param overNewer also if a newer delivery has been at work there since
 */
public record RetryWish(
        String project,
        KeptnContext context,
        Optional<String> stage,
        Optional<ExecutionId> id,
        boolean sameFiles,
        boolean overNewer) {

    /** Which execution is meant, or why none. */
    public sealed interface Choice {}

    /** This one. */
    public record Meant(SequenceExecution execution) implements Choice {}

    /** None, or nobody knows which. */
    public record Unclear(Rejected why) implements Choice {}

    /** @param newestFirst the executions of the flow */
    public Choice among(List<SequenceExecution> newestFirst) {
        var meant = newestFirst.stream()
                .filter(one -> stage.filter(
                                wanted -> !wanted.equals(one.origin().scope().stage()))
                        .isEmpty())
                .filter(one -> id.filter(wanted -> !wanted.equals(one.id())).isEmpty())
                .toList();
        if (meant.isEmpty()) {
            return unclear(
                    Reason.UNKNOWN_SEQUENCE,
                    "There is no such sequence of context '%s' in project '%s'.".formatted(context, project));
        }
        return id.isPresent() ? new Meant(meant.get(0)) : unnamed(meant);
    }

    /** The one that failed; asked again while its retry runs, the same. */
    private static Choice unnamed(List<SequenceExecution> meant) {
        var retried = meant.stream()
                .filter(one -> one.state().isEnd())
                .flatMap(one -> one.retrying().stream())
                .map(SequenceFact.Retrying::retried)
                .collect(Collectors.toSet());
        var failed = meant.stream()
                .filter(Retry::isFailed)
                .filter(one -> !retried.contains(one.id()))
                .toList();
        if (failed.isEmpty()) {
            return unclear(Reason.NOT_FAILED, "Nothing there has failed, so there is nothing to retry.");
        }
        return failed.size() == 1
                ? new Meant(failed.get(0))
                : unclear(
                        Reason.SEVERAL_FAILED,
                        "Several have failed: %s. Say which, by its stage or its id."
                                .formatted(failed.stream().map(RetryWish::words).collect(Collectors.joining(", "))));
    }

    private static Unclear unclear(Reason reason, String detail) {
        return new Unclear(new Rejected(reason, detail));
    }

    private static String words(SequenceExecution one) {
        return "%s in %s (%s)"
                .formatted(
                        one.origin().definition().name(), one.origin().scope().stage(), one.id());
    }
}
