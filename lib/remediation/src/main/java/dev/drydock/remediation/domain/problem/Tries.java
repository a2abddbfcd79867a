package dev.drydock.remediation.domain.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What get-action came to for a problem, so far.
 *
 * @param nextIndex the action that comes next; ours, whatever the events carry
 * @param refusals get-actions that got no action
 * @param skipped actions that a guard let nobody take
 * @param held the action that waits now
 */
public record Tries(
        int nextIndex, List<Attempt> attempts, List<Refusal> refusals, List<Skipped> skipped, Optional<Held> held) {
    public Tries {
        attempts = List.copyOf(attempts);
        refusals = List.copyOf(refusals);
        skipped = List.copyOf(skipped);
    }

    static Tries from(int index) {
        return new Tries(index, List.of(), List.of(), List.of(), Optional.empty());
    }

    Optional<Attempt> last() {
        return attempts.stream().reduce((older, newer) -> newer);
    }

    /** Why no further action is given, if that was said after the last attempt. */
    Optional<Refusal> lastRefusal() {
        return refusals.stream()
                .reduce((older, newer) -> newer)
                .filter(refusal -> last().map(attempt -> !refusal.at().isBefore(attempt.at()))
                        .orElse(true));
    }

    Tries with(Attempt attempt) {
        var index = attempt.isUndo() ? nextIndex : attempt.index() + 1;
        return new Tries(index, added(attempts, attempt), refusals, skipped, Optional.empty());
    }

    Tries with(Refusal refusal) {
        return new Tries(nextIndex, attempts, added(refusals, refusal), skipped, Optional.empty());
    }

    Tries with(Skipped action) {
        return new Tries(action.index() + 1, attempts, refusals, added(skipped, action), Optional.empty());
    }

    Tries holding(Optional<Held> action) {
        return new Tries(nextIndex, attempts, refusals, skipped, action);
    }

    /** News may come late: it belongs to the attempt that was the newest when it happened. */
    Optional<Attempt> at(Instant time, Predicate<Attempt> which) {
        var candidates = attempts.stream().filter(which).toList();
        return candidates.stream()
                .filter(attempt -> !attempt.at().isAfter(time))
                .reduce((older, newer) -> newer)
                .or(() -> candidates.stream().findFirst());
    }

    Tries replacing(Attempt old, UnaryOperator<Attempt> change) {
        var changed = attempts.stream()
                .map(attempt -> attempt == old ? change.apply(attempt) : attempt)
                .toList();
        return new Tries(nextIndex, changed, refusals, skipped, held);
    }

    static <T> List<T> added(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
