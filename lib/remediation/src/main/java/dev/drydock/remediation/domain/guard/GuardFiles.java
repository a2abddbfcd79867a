package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;

/**
 * The guards that files declare beside those of the action itself.
 *
 * @param service those of the service's remediation.yaml
 * @param project the project's guards.yaml
 */
public record GuardFiles(Guards service, GuardsFile project) {}
