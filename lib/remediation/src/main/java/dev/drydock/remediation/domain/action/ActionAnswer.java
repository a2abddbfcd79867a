package dev.drydock.remediation.domain.action;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import java.util.LinkedHashMap;

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
     * @param index the action's own index, from 0
     */
    record Given(Action action, int index, String message) implements ActionAnswer {
        @Override
        public Payload outcome() {
            var block = new LinkedHashMap<String, Object>();
            block.put("name", action.name());
            block.put("action", action.action());
            block.put("description", action.description());
            block.put("value", action.value());
            return Payload.EMPTY
                    .with("action", block)
                    .with(
                            "get-action",
                            Payload.EMPTY.with("actionIndex", index + 1).values());
        }
    }

    /**
     * No action; the sequence ends here.
     *
     * @param errored whether something is broken, rather than nothing left to do
     */
    record Refused(boolean errored, String message) implements ActionAnswer {}

    /** The answer of the rule. */
    static ActionAnswer of(NextAction next, int index) {
        if (next instanceof NextAction.Found found) {
            var action = found.action();
            return new Given(
                    action,
                    index,
                    "action %d of %d: %s"
                            .formatted(
                                    found.number(),
                                    found.total(),
                                    action.name().isEmpty() ? action.action() : action.name()));
        }
        if (next instanceof NextAction.Exhausted exhausted) {
            return new Refused(false, exhausted.message());
        }
        return new Refused(false, ((NextAction.NothingFound) next).message());
    }
}
