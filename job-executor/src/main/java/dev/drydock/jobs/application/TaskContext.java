package dev.drydock.jobs.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.jobs.domain.EventView;
import dev.drydock.jobs.domain.JobId;

/**
 * Why a task runs.
 *
 * @param view the event, for paths
 * @param action the action's name
 * @param isSilent whether nothing is said about it
 * @param task the task's name
 * @param configHash of the job config
 * @param isLast whether no task of the action comes behind it
 */
record TaskContext(
        KeptnEvent event,
        Scope scope,
        EventView view,
        String action,
        boolean isSilent,
        String task,
        JobId id,
        String configHash,
        boolean isLast) {}
