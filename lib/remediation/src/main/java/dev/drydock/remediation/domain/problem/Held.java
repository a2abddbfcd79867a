package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.model.remediation.Action;
import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;
import java.util.Optional;

/**
 * An action that a guard holds: its get-action has begun, but is not answered yet.
 *
 * @param index the action's place in the file's list, from 0
 * @param undoes the get-action whose action this one takes back; absent for an action of the list
 * @param by the guard that holds it
 * @param since when it was held first
 * @param until when it is not held any longer, whatever the guards say then
 * @param lookAgainAt when the guard may let go
 * @param asking what people are asked; absent when no approval is what it waits for
 */
public record Held(
        Question question,
        int index,
        Action action,
        Optional<EventId> undoes,
        Check by,
        Instant since,
        Instant until,
        Instant lookAgainAt,
        Optional<Asking> asking) {

    /** Whether it is this action that is held: in a file that was changed meanwhile, another may have its place. */
    boolean isOf(int otherIndex, Optional<EventId> otherUndoes, Action other) {
        return index == otherIndex
                && undoes.equals(otherUndoes)
                && action.action().equals(other.action())
                && action.name().equals(other.name())
                && String.valueOf(action.value()).equals(String.valueOf(other.value()));
    }

    Held asking(Asking people) {
        return new Held(question, index, action, undoes, by, since, until, lookAgainAt, Optional.of(people));
    }

    /** Whether others should be told anew after the guards were asked again. */
    boolean differsFrom(Held before) {
        var wordsMatter = asking.isPresent();
        return !isOf(before.index, before.undoes, before.action)
                || !by.guard().equals(before.by.guard())
                || !by.place().equals(before.by.place())
                || !until.equals(before.until)
                || wordsMatter && !by.words().equals(before.by.words());
    }

    /** Why, in words with the place that says so: {@code risk medium: 0 of 1 approvals (a/remediation.yaml:12:9)}. */
    public String reason() {
        return worded(by);
    }

    /** What a guard said, with its place. */
    public static String worded(Check check) {
        return check.place().isEmpty() ? check.words() : "%s (%s)".formatted(check.words(), check.place());
    }
}
