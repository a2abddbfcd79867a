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
 * @param task the task's name
 */
record TaskContext(KeptnEvent event, Scope scope, EventView view, String action, String task, JobId id) {}
