package dev.drydock.lighthouse.application;

import java.util.Optional;

/**
 * Which evaluations to list: those of a project, narrowed where more is given.
 *
 * @param before only those opened before the one with this place in the list, for paging
 */
public record EvaluationFilter(
        Optional<String> project, Optional<String> stage, Optional<String> service, Optional<Long> before) {}
