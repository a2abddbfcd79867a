package dev.drydock.lighthouse.domain.monitoring;

import dev.drydock.evaluation.alert.AlertRules;
import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.evaluation.alert.MonitoringFiles;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What services are monitored with.
 *
 * @param files text by name: scrape jobs always, rules when a service has both slo.yaml and remediation.yaml
 */
public record MonitoringSetup(Map<String, String> files, List<String> remarks) {
    /** What rules are written as. */
    public enum Format {
        /** Files that {@code rule_files} of prometheus.yml names. */
        RULES,
        /** The operator's PrometheusRule. */
        OPERATOR
    }

    public MonitoringSetup {
        files = Map.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /** Without both files there is nothing to watch for; the reason is a remark. */
    public static MonitoringSetup withoutRules(Scope scope, AlertSettings settings, String reason) {
        return new MonitoringSetup(scrape(scope, settings), List.of(reason));
    }

    public static MonitoringSetup of(AlertRules rules, AlertSettings settings, Format format) {
        var scope = rules.scope();
        var files = new LinkedHashMap<>(scrape(scope, settings));
        switch (format) {
            case RULES -> files.put("rules/" + MonitoringFiles.name(scope), MonitoringFiles.rules(rules));
            case OPERATOR ->
                files.put("operator/" + MonitoringFiles.name(scope), MonitoringFiles.prometheusRule(rules));
        }
        return new MonitoringSetup(files, rules.remarks());
    }

    /** What several services are monitored with; their files have names of their own. */
    public static MonitoringSetup ofAll(List<MonitoringSetup> setups) {
        var files = new LinkedHashMap<String, String>();
        setups.forEach(setup -> files.putAll(setup.files()));
        return new MonitoringSetup(
                files,
                setups.stream().flatMap(setup -> setup.remarks().stream()).toList());
    }

    /** The same with remarks that say where, as there are other services. */
    public MonitoringSetup of(Scope scope) {
        return new MonitoringSetup(
                files, remarks.stream().map(remark -> scope + ": " + remark).toList());
    }

    /** One sentence about the alerts, then the remarks. */
    public String message(String written) {
        var sentences = new ArrayList<>(List.of(written));
        sentences.addAll(remarks);
        return String.join(" ", sentences);
    }

    /** What the finished event adds: the files, for those who keep their monitoring in a repository. */
    public Payload payload() {
        return Payload.EMPTY.with("configure-monitoring", Map.of("files", files));
    }

    private static Map<String, String> scrape(Scope scope, AlertSettings settings) {
        return Map.of("scrape/" + MonitoringFiles.name(scope), MonitoringFiles.scrapeJobs(scope, settings));
    }
}
