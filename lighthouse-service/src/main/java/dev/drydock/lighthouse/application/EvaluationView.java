package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.ObjectiveView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as people look at it.
 *
 * @param place rises with every evaluation; the key for paging
 * @param id the id of its {@code evaluation.triggered} event
 * @param state {@code waiting} for values or {@code finished}
 * @param finishedId the id of its {@code evaluation.finished} event
 */
public record EvaluationView(
        long place,
        String id,
        String keptnContext,
        String project,
        String stage,
        String service,
        String state,
        @Nullable String timeStart,
        @Nullable String timeEnd,
        Instant triggeredAt,
        @Nullable Instant finishedAt,
        @Nullable String finishedId,
        @Nullable String result,
        @Nullable String status,
        @Nullable Double score,
        @Nullable String message,
        boolean invalidated,
        List<ObjectiveView> objectives) {}
