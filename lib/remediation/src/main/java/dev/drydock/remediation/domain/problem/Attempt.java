package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.model.remediation.Action;
import dev.drydock.remediation.domain.action.ActionAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * One action given for a problem, and how it went.
 *
 * @param index the action's place in the file's list, from 0
 * @param announced the message it was given with
 * @param askedBy the get-action.triggered that it answers
 * @param result how the sequence with this action ended
 * @param score of the evaluation after the action, 0 to 100
 * @param reason what the sequence said at its end
 */
public record Attempt(
        int index,
        Action action,
        String announced,
        EventId askedBy,
        Instant at,
        Optional<Result> result,
        Optional<Double> score,
        Optional<String> reason) {

    static Attempt of(ActionAnswer.Given given, EventId askedBy, Instant at) {
        return new Attempt(
                given.index(),
                given.action(),
                given.message(),
                askedBy,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Attempt scored(double points) {
        return new Attempt(index, action, announced, askedBy, at, result, Optional.of(points), reason);
    }

    Attempt ended(Result how, Optional<String> why) {
        return new Attempt(index, action, announced, askedBy, at, Optional.of(how), score, why);
    }

    /** What people call the action. */
    public String title() {
        return action.name().isEmpty() ? action.action() : action.name();
    }
}
