package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.intake.AlertTool;
import dev.drydock.remediation.domain.intake.PlaceNames;

/**
 * The monitoring tools, as this installation reads them.
 *
 * @param dynatrace where Dynatrace, and whoever sends {@code sh.keptn.events.problem}, says whose problem it is
 */
public record Sources(AlertTool alertmanager, AlertTool grafana, PlaceNames dynatrace) {}
