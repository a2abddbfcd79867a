package dev.drydock.lighthouse.application;

import java.util.List;
import java.util.Optional;

/**
 * Which evaluations to list: those of some projects, narrowed where more is given.
 *
 * @param context only those of this flow
 * @param ended only those that have ended
 * @param before only those opened before the one with this place in the list, for paging
 */
public record EvaluationFilter(
        Optional<List<String>> projects,
        Optional<String> stage,
        Optional<String> service,
        Optional<String> context,
        boolean ended,
        Optional<Long> before) {}
