package dev.drydock.evaluation.alert;

import dev.drydock.evaluation.sli.QueryContext;
import dev.drydock.evaluation.sli.SliQueries;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The alerts of a service: one for each objective whose breach somebody has declared what to do about.
 *
 * @param rules in the order of the SLO file
 * @param remarks one sentence for each objective that has no alert, and why
 */
public record AlertRules(Scope scope, List<AlertRule> rules, List<String> remarks) {
    private static final String DEFAULT = "default";

    public AlertRules {
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
    }

    /**
     * The alerts. Each is named as {@code remediation.yaml} names the problem: the objective's SLI or display name, or,
     * where only the default applies, the SLI.
     */
    public static AlertRules of(
            Scope scope, Slo slo, Remediation remediation, SliQueries queries, AlertSettings settings) {
        var context = new QueryContext(scope, slo.filter(), Map.of(), QueryContext.PRIMARY, settings.window());
        var rules = new ArrayList<AlertRule>();
        var remarks = new ArrayList<String>();
        for (var objective : slo.objectives()) {
            var problem = problem(objective, remediation);
            var query = queries.query(objective.sli(), context);
            var breach = query.flatMap(asked -> BreachExpression.of(objective, asked, settings.window()));
            if (objective.isInformational()) {
                remarks.add("%s has no alert: it only informs.".formatted(objective.sli()));
            } else if (problem.isEmpty()) {
                remarks.add("%s has no alert: remediation.yaml has no problemType '%s' and no default."
                        .formatted(objective.sli(), objective.sli()));
            } else if (query.isEmpty()) {
                remarks.add(
                        "%s has no alert: there is no query for it in prometheus/sli.yaml.".formatted(objective.sli()));
            } else if (breach.isEmpty()) {
                remarks.add(("%s has no alert: its criteria only compare with earlier evaluations, which Prometheus"
                                + " does not know.")
                        .formatted(objective.sli()));
            } else {
                rules.add(
                        new AlertRule(problem.get(), breach.get(), settings.hold(), labels(scope), wanted(objective)));
            }
        }
        return new AlertRules(scope, rules, remarks);
    }

    private static Optional<String> problem(Objective objective, Remediation remediation) {
        var declared =
                remediation.remedies().stream().map(ProblemRemedy::problemType).toList();
        return Optional.of(objective.sli())
                .filter(declared::contains)
                .or(() -> objective.displayName().filter(declared::contains))
                .or(() -> declared.contains(DEFAULT) ? Optional.of(objective.sli()) : Optional.empty());
    }

    private static Map<String, String> labels(Scope scope) {
        return Map.of(
                "severity", "webhook",
                "project", scope.project(),
                "stage", scope.stage(),
                "service", scope.service());
    }

    private static String wanted(Objective objective) {
        return "%s does not meet %s any more."
                .formatted(
                        objective.shownName(),
                        objective.pass().stream()
                                .map(group -> group.criteria().stream()
                                        .map(stated -> stated.text())
                                        .collect(Collectors.joining(" and ")))
                                .collect(Collectors.joining(", or ")));
    }
}
