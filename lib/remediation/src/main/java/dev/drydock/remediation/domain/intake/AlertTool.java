package dev.drydock.remediation.domain.intake;

/**
 * A kind of tool that sends alerts with labels.
 *
 * @param source who its events come from
 * @param places the labels that say where a problem is
 */
public record AlertTool(String source, PlaceNames places) {
    /** The source of Prometheus alerts, as Keptn has it. */
    public static final String PROMETHEUS = "prometheus";

    /** The source of Grafana's alerts. */
    public static final String GRAFANA = "grafana";
}
