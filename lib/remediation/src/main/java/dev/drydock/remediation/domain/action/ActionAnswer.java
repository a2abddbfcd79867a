package dev.drydock.remediation.domain.action;

import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import java.util.Optional;

/** What {@code get-action.finished} says. The result is always our own: one that came in is never echoed. */
public sealed interface ActionAnswer {
    /** The message for people. */
    String message();

    /** How get-action ended. */
    default Result result() {
        return this instanceof Given ? Result.PASS : Result.FAIL;
    }

    /** Whether get-action worked. */
    default Status status() {
        return this instanceof Refused refused && refused.errored() ? Status.ERRORED : Status.SUCCEEDED;
    }

    /** The blocks that travel on to the action. */
    default Payload outcome() {
        return Payload.EMPTY;
    }

    /**
     * An action to carry out.
     *
     * @param index the index of the action in its list, from 0; an undo has that of the action it takes back
     * @param count how many actions the list has; absent for an undo
     * @param shadow only as if: nothing is to be executed
     */
    record Given(Action action, int index, Optional<Integer> count, boolean shadow, String message)
            implements ActionAnswer {
        @Override
        public Payload outcome() {
            var block = ActionBlock.of(action);
            if (shadow) {
                block.put("shadow", true);
            }
            var turn = Payload.EMPTY.with("actionIndex", index + 1);
            return Payload.EMPTY
                    .with("action", block)
                    .with(
                            "get-action",
                            count.map(most -> turn.with("actionCount", most))
                                    .orElse(turn)
                                    .values());
        }
    }

    /**
     * No action; the sequence ends here.
     *
     * @param errored whether something is broken, rather than nothing left to do
     */
    record Refused(boolean errored, String message) implements ActionAnswer {}

    /** What follows when no guard is asked. */
    static ActionAnswer of(NextAction next) {
        return next instanceof NextAction.Found found ? given(found, false) : none(next);
    }

    /** An action of the file's list. */
    static Given given(NextAction.Found found, boolean shadow) {
        var words = "action %d of %d: %s"
                .formatted(found.number(), found.total(), found.action().title());
        return new Given(found.action(), found.number() - 1, Optional.of(found.total()), shadow, worded(words, shadow));
    }

    /**
     * What takes an earlier action back.
     *
     * @param undone what people call that action
     */
    static Given undo(Action action, String undone, int index, boolean shadow) {
        return new Given(
                action,
                index,
                Optional.empty(),
                shadow,
                worded("undo of %s: %s".formatted(undone, action.title()), shadow));
    }

    /** The problem is gone before anything was done. */
    static Refused goneByItself(Problem problem) {
        return new Refused(
                false, "problem '%s' resolved by itself, no action is needed".formatted(NextAction.nameOf(problem)));
    }

    /** There is no action to give. */
    static Refused none(NextAction none) {
        return new Refused(
                false,
                none instanceof NextAction.Exhausted exhausted
                        ? exhausted.message()
                        : ((NextAction.NothingFound) none).message());
    }

    private static String worded(String words, boolean shadow) {
        return shadow ? words + " (shadow: it would have been executed)" : words;
    }
}
