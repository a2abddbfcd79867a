package dev.drydock.remediation.domain.problem;

import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.StageView;

/**
 * What a decision about an action needs from elsewhere; read before the transaction that decides.
 *
 * @param file the service's remediation.yaml
 * @param guards the project's guards.yaml
 * @param stage what runs there
 * @param deliveries what was done there, as far back as something is to be taken back
 */
public record Outside(RemediationFile file, ProjectGuards guards, StageView stage, Deliveries deliveries) {

    /** What a project's {@code guards.yaml} is. */
    public sealed interface ProjectGuards {
        /** One that works; {@link GuardsFile#NONE} when there is none. */
        record Readable(GuardsFile content) implements ProjectGuards {}

        /** One that cannot be used: nothing is done, because nobody knows what it forbids. */
        record Unusable(String message) implements ProjectGuards {}
    }
}
