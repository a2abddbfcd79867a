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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What services are monitored with.
 *
 * @param files text by name: scrape jobs always, rules when a service has both slo.yaml and remediation.yaml
 * @param former what earlier versions have written in their place
 */
public record MonitoringSetup(Map<String, String> files, List<FormerFile> former, List<String> remarks) {
    /**
     * A file that would say the same once more.
     *
     * @param marks what it holds if it is the service's: another may have the name by now
     */
    public record FormerFile(String name, List<String> marks) {
        public FormerFile {
            marks = List.copyOf(marks);
        }
    }

    /** What rules are written as. */
    public enum Format {
        /** Files that {@code rule_files} of prometheus.yml names. */
        RULES("rules/", MonitoringFiles::rules),
        /** The operator's PrometheusRule. */
        OPERATOR("operator/", MonitoringFiles::prometheusRule);

        private final String folder;
        private final Function<AlertRules, String> text;

        Format(String folder, Function<AlertRules, String> text) {
            this.folder = folder;
            this.text = text;
        }
    }

    public MonitoringSetup {
        files = Map.copyOf(files);
        former = List.copyOf(former);
        remarks = List.copyOf(remarks);
    }

    /** Without both files there is nothing to watch for; the reason is a remark. */
    public static MonitoringSetup withoutRules(Scope scope, AlertSettings settings, String reason) {
        return new MonitoringSetup(
                scrape(scope, settings), formerScrape(scope, settings).toList(), List.of(reason));
    }

    public static MonitoringSetup of(AlertRules rules, AlertSettings settings, Format format) {
        var scope = rules.scope();
        var files = new LinkedHashMap<>(scrape(scope, settings));
        files.put(format.folder + MonitoringFiles.name(scope), format.text.apply(rules));
        var former = Stream.concat(
                formerScrape(scope, settings),
                MonitoringFiles.formerName(scope)
                        .map(name -> new FormerFile(format.folder + name, MonitoringFiles.marksOfRules(scope)))
                        .stream());
        return new MonitoringSetup(files, former.toList(), rules.remarks());
    }

    /** What several services are monitored with; their files have names of their own. */
    public static MonitoringSetup ofAll(List<MonitoringSetup> setups) {
        var files = new LinkedHashMap<String, String>();
        setups.forEach(setup -> files.putAll(setup.files()));
        return new MonitoringSetup(
                files,
                setups.stream().flatMap(setup -> setup.former().stream()).toList(),
                setups.stream().flatMap(setup -> setup.remarks().stream()).toList());
    }

    /** The same with remarks that say where, as there are other services. */
    public MonitoringSetup of(Scope scope) {
        return new MonitoringSetup(
                files,
                former,
                remarks.stream().map(remark -> scope + ": " + remark).toList());
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

    private static Stream<FormerFile> formerScrape(Scope scope, AlertSettings settings) {
        return MonitoringFiles.formerName(scope)
                .map(name -> new FormerFile("scrape/" + name, MonitoringFiles.marksOfFormerScrapeJobs(scope, settings)))
                .stream();
    }
}
