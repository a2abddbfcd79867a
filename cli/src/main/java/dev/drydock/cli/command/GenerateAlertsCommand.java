package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.cli.Environment;
import dev.drydock.evaluation.alert.AlertRules;
import dev.drydock.evaluation.alert.AlertSettings;
import dev.drydock.evaluation.alert.MonitoringFiles;
import dev.drydock.evaluation.sli.SliQueries;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.sli.SliParser;
import dev.drydock.model.slo.SloParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what Prometheus needs to raise the alerts that remediation.yaml names. */
@Command(
        name = "alerts",
        description =
                "Print the Prometheus rules that raise the alerts which remediation.yaml names, without a server.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} generate alerts --slo=slo.yaml --remediation=remediation.yaml \\",
            "      --sli=prometheus/sli.yaml -p fulltour -s production --service=helloservice > rules.yaml",
            "  ${ROOT-COMMAND-NAME} generate alerts --slo=slo.yaml --remediation=remediation.yaml \\",
            "      -p fulltour -s qa --service=helloservice --format=operator --for=2m"
        })
final class GenerateAlertsCommand implements Callable<Integer> {
    private enum Format {
        RULES,
        OPERATOR,
        SCRAPE
    }

    @Mixin
    private OutputOptions output;

    @Mixin
    private Place place = new Place();

    @Option(names = "--slo", required = true, paramLabel = "FILE", description = "The objectives: a slo.yaml.")
    private Path slo = Path.of("");

    @Option(
            names = "--remediation",
            required = true,
            paramLabel = "FILE",
            description = "The problems: a remediation.yaml.")
    private Path remediation = Path.of("");

    @Option(
            names = "--sli",
            paramLabel = "FILE",
            description = "The queries: a prometheus/sli.yaml; given several times, a later one wins.")
    private List<Path> sli = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "rules",
            description = "rules for rule_files, operator for a PrometheusRule, scrape for scrape_config_files;"
                    + " default: ${DEFAULT-VALUE}.")
    private Format format = Format.RULES;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = WatchTime.class,
            description = "How long an objective is breached before its alert fires; default: ${DEFAULT-VALUE}.")
    private Duration hold = Duration.ZERO;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = WatchTime.class,
            description = "What $DURATION_SECONDS stands for in a query; default: ${DEFAULT-VALUE}.")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            defaultValue = AlertSettings.USUAL_TARGET,
            description = "Where the service is scraped; default: ${DEFAULT-VALUE}.")
    private String target = "";

    GenerateAlertsCommand(Environment environment) {
        output = new OutputOptions(environment);
    }

    @Override
    public Integer call() {
        var printer = output.printer();
        var scope = new Scope(place.project, place.stage, place.service);
        var settings = new AlertSettings(window, hold, target);
        var queries = new HashMap<String, String>();
        sli.forEach(file ->
                queries.putAll(ModelFile.read(file, SliParser::parse, printer).indicators()));
        var rules = AlertRules.of(
                scope,
                ModelFile.read(slo, SloParser::parse, printer),
                ModelFile.read(remediation, RemediationParser::parse, printer),
                new SliQueries(queries),
                settings);
        rules.remarks().forEach(printer::aside);
        var text = switch (format) {
            case RULES -> MonitoringFiles.rules(rules);
            case OPERATOR -> MonitoringFiles.prometheusRule(rules);
            case SCRAPE -> MonitoringFiles.scrapeJobs(scope, settings);
        };
        printer.outcome(
                text.stripTrailing(), JsonNodeFactory.instance.objectNode().put("text", text));
        return 0;
    }
}
