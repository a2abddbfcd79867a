package dev.drydock.model.slo;

import dev.drydock.model.Parsed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes an evaluation good. A file with an unreadable criterion or total score still has this form, since an evaluation
 * has to answer with that very reason: see {@link StatedCriterion} and {@code totalScore}.
 *
 * @param filter handed to the SLI provider
 * @param objectives in the order of the file; may be empty
 * @param totalScore invalid when it is missing or unreadable: the evaluation is errored, for the reason given
 */
public record Slo(
        Comparison comparison, Map<String, String> filter, List<Objective> objectives, Parsed<TotalScore> totalScore) {
    public Slo {
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
        objectives = List.copyOf(objectives);
    }
}
