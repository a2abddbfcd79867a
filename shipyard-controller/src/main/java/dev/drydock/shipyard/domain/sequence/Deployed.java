package dev.drydock.shipyard.domain.sequence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a delivery brought into a stage.
 *
 * @param image as its trigger named it
 * @param at when the delivery was triggered there
 */
public record Deployed(String image, Instant at) {
    private static final String DEPLOYING = "deploy";

    /**
     * What an execution has deployed: the image it was triggered with, once the tasks that deploy have worked, by their names;
     * if it has no such task, once all of it has.
     */
    public static Optional<Deployed> by(SequenceExecution execution) {
        return imageOf(execution)
                .filter(image -> hasDeployed(execution))
                .map(image -> new Deployed(image, execution.origin().at()));
    }

    /** The image that an execution was triggered with; what holds a NUL is none. */
    public static Optional<String> imageOf(SequenceExecution execution) {
        return execution
                .origin()
                .input()
                .text("configurationChange", "values", "image")
                .filter(image -> image.indexOf('\0') < 0);
    }

    private static boolean hasDeployed(SequenceExecution execution) {
        var deploying = execution.origin().definition().tasks().stream()
                .filter(task -> isDeploying(task.name()))
                .count();
        if (deploying == 0) {
            return execution.ended().filter(end -> end.verdict().goesOn()).isPresent();
        }
        List<DoneTask> done = execution.done().stream()
                .filter(task -> isDeploying(task.name()) && task.verdict().goesOn())
                .toList();
        return done.size() == deploying;
    }

    private static boolean isDeploying(String task) {
        return task.toLowerCase(Locale.ROOT).contains(DEPLOYING);
    }
}
