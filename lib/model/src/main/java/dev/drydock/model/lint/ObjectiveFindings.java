package dev.drydock.model.lint;

import dev.drydock.model.lint.Sources.Place;
import dev.drydock.model.sli.BuiltInIndicators;
import dev.drydock.model.sli.Sli;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.yaml.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Objectives without an indicator to measure, and indicators without an objective. */
final class ObjectiveFindings {
    private final Sources sources;
    private final List<Finding> findings = new ArrayList<>();

    private ObjectiveFindings(Sources sources) {
        this.sources = sources;
    }

    static List<Finding> of(Sources sources) {
        var rule = new ObjectiveFindings(sources);
        sources.places()
                .forEach(place -> sources.ofService(place, FileKind.SLO)
                        .ifPresent(file -> file.as(Slo.class).ifPresent(slo -> rule.check(place, file, slo))));
        return rule.findings;
    }

    private void check(Place place, SourceFile file, Slo slo) {
        var sliFiles = sources.sliFiles(place);
        if (sliFiles.stream().anyMatch(sli -> sli.as(Sli.class).isEmpty())) {
            return; // it is reported already, and what it would define is not known
        }
        var defined = sliFiles.stream()
                .flatMap(sli -> sli.as(Sli.class).stream())
                .flatMap(sli -> sli.indicators().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (int i = 0; i < slo.objectives().size(); i++) {
            checkObjective(place, file, slo.objectives().get(i).sli(), i, defined);
        }
        var wanted = slo.objectives().stream().map(Objective::sli).collect(Collectors.toSet());
        sliFiles.stream()
                .filter(sli -> sli.shown().startsWith(place.shownFolder())
                        && !place.folder().isEmpty())
                .forEach(sli -> sli.as(Sli.class).ifPresent(indicators -> checkUse(file, sli, indicators, wanted)));
    }

    private void checkObjective(Place place, SourceFile file, String sli, int index, Set<String> defined) {
        if (sli.isBlank() || defined.contains(sli) || BuiltInIndicators.NAMES.contains(sli)) {
            return;
        }
        var known = new LinkedHashSet<>(defined);
        known.addAll(BuiltInIndicators.NAMES);
        var searched = sources.hasProject()
                ? "no sli.yaml of the service, its stage or the project has an indicator of that name"
                : "no sli.yaml of the service or its stage has an indicator of that name, the project's is not here";
        findings.add(file.finding(
                Severity.WARNING,
                "the objective '%s' cannot be measured: %s%s".formatted(sli, searched, NearMiss.hint(sli, known)),
                "add '%s: <query>' below 'indicators' of %sprometheus/sli.yaml".formatted(sli, place.shownFolder()),
                "objectives",
                index,
                "sli"));
    }

    private void checkUse(SourceFile slo, SourceFile file, Sli sli, Set<String> wanted) {
        sli.indicators().keySet().stream()
                .filter(name -> !wanted.contains(name))
                .forEach(name -> findings.add(file.finding(
                        Severity.NOTE,
                        "the indicator '%s' is never measured: no objective of %s names it"
                                .formatted(name, slo.shown()),
                        "add an objective for it, or take it out",
                        "indicators",
                        name)));
    }
}
