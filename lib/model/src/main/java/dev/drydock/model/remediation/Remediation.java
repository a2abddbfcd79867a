package dev.drydock.model.remediation;

import java.util.List;

/**
 * Which actions answer which problem of a service.
 *
 * @param name {@code metadata.name}, empty when not given
 * @param remedies in the order of the file: the first entry for a problem type wins
 * @param guards of all actions of the service in its stage
 */
public record Remediation(String name, List<ProblemRemedy> remedies, Guards guards) {
    public Remediation {
        remedies = List.copyOf(remedies);
    }

    /** A file without guards. */
    public Remediation(String name, List<ProblemRemedy> remedies) {
        this(name, remedies, Guards.NONE);
    }
}
