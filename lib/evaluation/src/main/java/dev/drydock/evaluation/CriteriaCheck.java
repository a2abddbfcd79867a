package dev.drydock.evaluation;

import dev.drydock.model.FileProblem;
import dev.drydock.model.slo.CriteriaGroup;
import dev.drydock.model.slo.Criterion;
import dev.drydock.model.slo.StatedCriterion;
import java.util.List;
import java.util.Optional;

/** Holds criteria against one value: all of a group must be met, one group suffices. */
record CriteriaCheck(SliValue value, Optional<Double> baseline) {
    /** The first mistake in these criteria, in the order of the file. */
    static Optional<FileProblem> problem(List<CriteriaGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.criteria().stream())
                .flatMap(stated -> stated.criterion().problems().stream())
                .findFirst();
    }

    /** A group without criteria asks for nothing and is met by nothing. */
    boolean isMet(List<CriteriaGroup> groups) {
        return groups.stream()
                .anyMatch(group -> !group.criteria().isEmpty()
                        && group.criteria().stream()
                                .noneMatch(stated -> target(stated).violated()));
    }

    List<Target> targets(List<CriteriaGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.criteria().stream())
                .map(this::target)
                .toList();
    }

    private Target target(StatedCriterion stated) {
        return stated.criterion()
                .value()
                .map(criterion -> target(stated.text(), criterion))
                .orElseGet(() -> new Target(stated.text(), 0, true));
    }

    private Target target(String text, Criterion criterion) {
        if (criterion.relative().isPresent() && baseline.isEmpty()) {
            return new Target(text, 0, !value.success());
        }
        var target = criterion.target(baseline.orElse(0.0));
        return new Target(text, target, !value.success() || !criterion.isMetBy(value.value(), target));
    }
}
