package dev.drydock.remediation.domain.action;

import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import java.util.Map;
import java.util.Optional;

/** What a {@code get-action.triggered} asks for. */
public sealed interface ActionRequest {
    /** What a problem without a name is. */
    Problem NAMELESS = new Problem(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * An action for a problem.
     *
     * @param index the index the event carries; 0 when it carries none
     */
    record ForProblem(Problem problem, int index) implements ActionRequest {}

    /** The payload has another form than the contract's. */
    record Undecodable(String message) implements ActionRequest {}

    /** Reads a payload. */
    static ActionRequest of(Payload data) {
        return wrongForm(data)
                .<ActionRequest>map(Undecodable::new)
                .orElseGet(() -> new ForProblem(Problem.of(data).orElse(NAMELESS), indexOf(data)));
    }

    /** The index a payload carries; 0 when there is none that can be read. */
    static int indexOf(Payload data) {
        return data.at("get-action", "actionIndex")
                .filter(ActionRequest::isIndex)
                .map(value -> ((Number) value).intValue())
                .orElse(0);
    }

    private static Optional<String> wrongForm(Payload data) {
        for (var key : new String[] {"problem", "get-action"}) {
            var value = data.at(key);
            if (value.isPresent() && !(value.get() instanceof Map)) {
                return Optional.of(
                        "cannot decode data.%s: expected an object, but it is %s".formatted(key, quoted(value.get())));
            }
        }
        return data.at("get-action", "actionIndex")
                .filter(value -> !isIndex(value))
                .map(value -> "cannot decode data.get-action.actionIndex: expected a whole number from 0, but it is %s"
                        .formatted(quoted(value)));
    }

    private static boolean isIndex(Object value) {
        return value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= 0;
    }

    private static String quoted(Object value) {
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}
