package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.model.shipyard.Task;
import java.util.Optional;

/**
 * The task {@code approval}, which the controller answers itself (Keptn reference 8): a fail is never approved, pass
 * and warning are when the shipyard says {@code automatic}; otherwise a person decides.
 *
 * @param outcome the answer, if no person is asked
 * @param message what is decided and why, in words
 */
public record Approval(Optional<Result> outcome, String message) {
    /** The task's name. */
    public static final String TASK = "approval";

    /** Who answers it. */
    public static final String SOURCE = "approval-service";

    /** How an approval ends that nobody decided on in its time: as {@code onTimeout} says, if it is pass or fail. */
    static Optional<Result> onTimeout(Task task) {
        return task.name().equals(TASK) && task.properties().get("onTimeout") instanceof String declared
                ? Result.ofWire(declared).filter(result -> result != Result.WARNING)
                : Optional.empty();
    }

    /** @param data the task's triggered payload: the result so far, and the strategies in {@code approval} */
    static Approval of(Payload data) {
        var said = data.text("result").or(() -> data.text("evaluation", "result"));
        var result = said.flatMap(Result::ofWire);
        if (result.isEmpty()) {
            return new Approval(
                    Optional.empty(),
                    said.map("The result so far, '%s', is none of pass, warning and fail: a person decides."::formatted)
                            .orElse("There is no result so far: a person decides."));
        }
        var verdict = result.get();
        if (verdict == Result.FAIL) {
            return new Approval(Optional.of(Result.FAIL), "The result so far is fail, which is never approved.");
        }
        var strategy = data.text("approval", verdict.wire()).orElse("manual");
        return strategy.equals("automatic")
                ? new Approval(
                        Optional.of(Result.PASS),
                        "The result so far is %s: approved automatically.".formatted(verdict.wire()))
                : new Approval(
                        Optional.empty(), "The result so far is %s: a person decides.".formatted(verdict.wire()));
    }
}
