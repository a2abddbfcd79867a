package dev.drydock.model.slo;

import java.util.List;

/** Criteria that must all hold together: one {@code criteria} list of the file. */
public record CriteriaGroup(List<StatedCriterion> criteria) {
    public CriteriaGroup {
        criteria = List.copyOf(criteria);
    }
}
