package dev.drydock.remediation.domain.simulation;

import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.remediation.domain.action.RemediationFile;

/** The files that decide: the project's shipyard and guards, the service's remediation file. */
public record SimulatedFiles(Shipyard shipyard, GuardsFile guards, RemediationFile remediation) {}
