package dev.drydock.jobs.application;

/**
 * Where a job runs, for people who look for it.
 *
 * @param handle a process id, or the runtime's name for it
 * @param place a folder, or a namespace
 */
public record StartedJob(String handle, String place) {}
