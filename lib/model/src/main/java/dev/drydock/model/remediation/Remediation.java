package dev.drydock.model.remediation;

import java.util.List;

/**
 * Which actions answer which problem of a service.
 *
 * @param name {@code metadata.name}, empty when not given
 * @param remedies in the order of the file: the first entry for a problem type wins
 */
public record Remediation(String name, List<ProblemRemedy> remedies) {
    public Remediation {
        remedies = List.copyOf(remedies);
    }
}
