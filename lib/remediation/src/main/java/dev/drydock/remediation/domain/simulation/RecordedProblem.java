package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A problem that was, as the service recorded it.
 *
 * @param end the word of its state
 */
public record RecordedProblem(
        String id, Scope scope, Problem problem, Instant openedAt, List<RecordedAttempt> attempts, String end) {
    public RecordedProblem {
        attempts = List.copyOf(attempts);
    }

    /** An action that was given, and what was measured after it. */
    public record RecordedAttempt(String action, Optional<Measured> measured) {}

    /** The actions that were given, in order. */
    public List<String> actions() {
        return attempts.stream().map(RecordedAttempt::action).toList();
    }

    /** What the evaluations found after each action. */
    Outcomes outcomes() {
        var ofActions = new LinkedHashMap<String, List<Measured>>();
        attempts.forEach(attempt -> attempt.measured()
                .ifPresent(measured -> ofActions
                        .computeIfAbsent(attempt.action(), action -> new ArrayList<>())
                        .add(measured)));
        return new Outcomes(List.of(), ofActions);
    }
}
