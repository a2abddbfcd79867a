package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.problem.Outside.ProjectGuards;
import io.smallrye.mutiny.Uni;

/** The {@code guards.yaml} of projects. Fails when it cannot be read now but may be later. */
public interface GuardsFiles {
    /** As it is now: guards are what people want today, not what they wanted when a flow began. */
    Uni<ProjectGuards> of(String project);
}
