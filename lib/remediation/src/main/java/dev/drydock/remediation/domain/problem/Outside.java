package dev.drydock.remediation.domain.problem;

import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.action.RemediationFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision about an action needs from elsewhere; read before the transaction that decides.
 *
 * @param file the service's remediation.yaml
 * @param guards the project's guards.yaml
 * @param stage what runs there
 */
public record Outside(RemediationFile file, ProjectGuards guards, StageView stage) {

    /** What a project's {@code guards.yaml} is. */
    public sealed interface ProjectGuards {
        /** One that works; {@link GuardsFile#NONE} when there is none. */
        record Readable(GuardsFile content) implements ProjectGuards {}

        /** One that cannot be used: nothing is done, because nobody knows what it forbids. */
        record Unusable(String message) implements ProjectGuards {}
    }

    /**
     * What the engine says about a service's stage.
     *
     * @param services how many services the stage has
     * @param delivery what works on the service besides remediations, in words
     * @param others when sequences of other flows were triggered for the service that are no remediation, the newest first
     * @param blind why the engine could not be asked; then nothing else of this is known
     */
    public record StageView(int services, Optional<String> delivery, List<Other> others, Optional<String> blind) {
        /** A sequence of another flow. */
        public record Other(String words, Instant triggeredAt) {}

        public StageView {
            others = List.copyOf(others);
        }

        /** Nothing is known. */
        public static StageView unknown(String why) {
            return new StageView(0, Optional.empty(), List.of(), Optional.of(why));
        }
    }
}
