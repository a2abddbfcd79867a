package dev.drydock.evaluation.alert;

import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Rules and scrape jobs as the files that Prometheus, or its operator, reads. */
public final class MonitoringFiles {
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(5);
    private static final List<String> DEPLOYMENTS = List.of("canary", "primary");
    private static final String DEPLOYMENT = "{deployment}";

    private MonitoringFiles() {}

    /** For {@code rule_files} of {@code prometheus.yml}. */
    public static String rules(AlertRules rules) {
        return yaml(Map.of("groups", groups(rules)));
    }

    /** The operator's resource. */
    public static String prometheusRule(AlertRules rules) {
        var scope = rules.scope();
        var file = new LinkedHashMap<String, Object>();
        file.put("apiVersion", "monitoring.coreos.com/v1");
        file.put("kind", "PrometheusRule");
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", resourceName(scope));
        metadata.put("labels", Map.of("app.kubernetes.io/managed-by", "drydock"));
        file.put("metadata", metadata);
        file.put("spec", Map.of("groups", groups(rules)));
        return yaml(file);
    }

    /** For {@code scrape_config_files} of {@code prometheus.yml}: a job for each deployment of the service. */
    public static String scrapeJobs(Scope scope, AlertSettings settings) {
        return yaml(Map.of("scrape_configs", jobs(scope, settings.target())));
    }

    /** Where the files of a service are kept, relative to a folder of them all. */
    public static String name(Scope scope) {
        return scope.project() + "-" + scope.stage() + "-" + scope.service() + ".yaml";
    }

    private static List<Map<String, Object>> groups(AlertRules rules) {
        var group = new LinkedHashMap<String, Object>();
        group.put("name", "drydock " + rules.scope());
        group.put("rules", rules.rules().stream().map(MonitoringFiles::rule).toList());
        return List.of(group);
    }

    private static Map<String, Object> rule(AlertRule rule) {
        var json = new LinkedHashMap<String, Object>();
        json.put("alert", rule.problem());
        json.put("expr", rule.expression());
        json.put("for", AlertSettings.written(rule.hold()));
        json.put("labels", rule.labels());
        var annotations = new LinkedHashMap<String, Object>();
        annotations.put("summary", rule.problem());
        annotations.put("descriptions", rule.description());
        json.put("annotations", annotations);
        return json;
    }

    /** The built-in queries look at the job of the canary, which is there even where deployments are not told apart. */
    private static List<Map<String, Object>> jobs(Scope scope, String target) {
        return (target.contains(DEPLOYMENT) ? DEPLOYMENTS.stream() : Stream.of("canary"))
                .map(deployment -> {
                    var job = new LinkedHashMap<String, Object>();
                    job.put(
                            "job_name",
                            "%s-%s-%s-%s".formatted(scope.service(), scope.project(), scope.stage(), deployment));
                    job.put("scrape_interval", AlertSettings.written(SCRAPE_INTERVAL));
                    job.put("scrape_timeout", AlertSettings.written(SCRAPE_INTERVAL));
                    job.put("metrics_path", "/metrics");
                    job.put("static_configs", List.of(Map.of("targets", List.of(filled(target, scope, deployment)))));
                    return (Map<String, Object>) job;
                })
                .toList();
    }

    private static String filled(String target, Scope scope, String deployment) {
        return target.replace("{project}", scope.project())
                .replace("{stage}", scope.stage())
                .replace("{service}", scope.service())
                .replace(DEPLOYMENT, deployment);
    }

    /** Kubernetes takes lower-case letters, digits and hyphens, at most 253. */
    private static String resourceName(Scope scope) {
        var name = "drydock-%s-%s-%s".formatted(scope.project(), scope.stage(), scope.service());
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), 253)).replaceFirst("-+$", "");
    }

    private static String yaml(Object document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new Yaml(options).dump(document);
    }
}
