package dev.drydock.model.slo;

import java.util.List;
import java.util.Optional;

/**
 * What is expected of one indicator.
 *
 * @param sli the indicator's name
 * @param key whether failing it fails the whole evaluation
 * @param weight its share of the total score; 1 when the file gives none or 0
 * @param pass alternatives, one of which must hold to pass; empty for an objective that only informs
 * @param warning alternatives, one of which must hold for half the score when none of {@code pass} does
 */
public record Objective(
        String sli,
        Optional<String> displayName,
        boolean key,
        int weight,
        List<CriteriaGroup> pass,
        List<CriteriaGroup> warning) {
    public Objective {
        pass = List.copyOf(pass);
        warning = List.copyOf(warning);
    }

    /** Whether the objective is only shown and never scored. */
    public boolean isInformational() {
        return pass.isEmpty();
    }

    /** The name to show to people. */
    public String shownName() {
        return displayName.orElse(sli);
    }
}
