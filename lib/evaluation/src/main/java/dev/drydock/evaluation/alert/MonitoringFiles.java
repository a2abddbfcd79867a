package dev.drydock.evaluation.alert;

import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Rules and scrape jobs as the files that Prometheus, or its operator, reads. */
public final class MonitoringFiles {
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(5);
    private static final List<String> DEPLOYMENTS = List.of("canary", "primary");
    private static final String DEPLOYMENT = "{deployment}";
    private static final int MOST_CHARACTERS = 253;

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

    /**
     * Where the files of a service are kept, relative to a folder of them all. No other service has that name: hyphens in
     * the names of projects and stages, which neither begin nor end with one, are doubled.
     */
    public static String name(Scope scope) {
        return name(doubled(scope.project()), doubled(scope.stage()), scope.service());
    }

    /** Where an earlier version kept them, if that was elsewhere: under a name that other services may have, too. */
    public static Optional<String> formerName(Scope scope) {
        return Optional.of(name(scope.project(), scope.stage(), scope.service()))
                .filter(former -> !former.equals(name(scope)));
    }

    private static String name(String project, String stage, String service) {
        return project + "-" + stage + "-" + service + ".yaml";
    }

    /** What a file of rules, whatever it is written as, holds if it is this service's. */
    public static List<String> marksOfRules(Scope scope) {
        return List.of("name: " + group(scope) + "\n");
    }

    /** What a file of scrape jobs holds that an earlier version has written for this service. */
    public static List<String> marksOfFormerScrapeJobs(Scope scope, AlertSettings settings) {
        return deployments(settings.target())
                .flatMap(deployment -> Stream.of(
                        "job_name: " + job(scope, deployment) + "\n",
                        "- " + filled(settings.target(), scope, deployment) + "\n"))
                .toList();
    }

    private static List<Map<String, Object>> groups(AlertRules rules) {
        var group = new LinkedHashMap<String, Object>();
        group.put("name", group(rules.scope()));
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

    private static List<Map<String, Object>> jobs(Scope scope, String target) {
        return deployments(target)
                .map(deployment -> {
                    var isPlain = formerName(scope).isEmpty();
                    var job = new LinkedHashMap<String, Object>();
                    job.put("job_name", isPlain ? job(scope, deployment) : scope + " " + deployment);
                    job.put("scrape_interval", AlertSettings.written(SCRAPE_INTERVAL));
                    job.put("scrape_timeout", AlertSettings.written(SCRAPE_INTERVAL));
                    job.put("metrics_path", "/metrics");
                    var targets = new LinkedHashMap<String, Object>();
                    targets.put("targets", List.of(filled(target, scope, deployment)));
                    if (!isPlain) {
                        // Prometheus takes no two jobs of one name, but the queries select by the label
                        targets.put("labels", Map.of("job", job(scope, deployment)));
                    }
                    job.put("static_configs", List.of(targets));
                    return (Map<String, Object>) job;
                })
                .toList();
    }

    /** The built-in queries look at the job of the canary, which is there even where deployments are not told apart. */
    private static Stream<String> deployments(String target) {
        return target.contains(DEPLOYMENT) ? DEPLOYMENTS.stream() : Stream.of("canary");
    }

    private static String job(Scope scope, String deployment) {
        return "%s-%s-%s-%s".formatted(scope.service(), scope.project(), scope.stage(), deployment);
    }

    private static String group(Scope scope) {
        return "drydock " + scope;
    }

    private static String doubled(String name) {
        return name.replace("-", "--");
    }

    private static String filled(String target, Scope scope, String deployment) {
        return target.replace("{project}", scope.project())
                .replace("{stage}", scope.stage())
                .replace("{service}", scope.service())
                .replace(DEPLOYMENT, deployment);
    }

    /** Kubernetes takes lower-case letters, digits and hyphens, at most 253: what gets lost is told apart by a number. */
    private static String resourceName(Scope scope) {
        var name = "drydock-%s-%s-%s".formatted(doubled(scope.project()), doubled(scope.stage()), scope.service());
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceFirst("-+$", "");
        return plain.equals(name) && name.length() <= MOST_CHARACTERS
                ? name
                : plain.substring(0, Math.min(plain.length(), MOST_CHARACTERS - 10))
                        + "-%08x".formatted(scope.toString().hashCode());
    }

    private static String yaml(Object document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new Yaml(options).dump(document);
    }
}
