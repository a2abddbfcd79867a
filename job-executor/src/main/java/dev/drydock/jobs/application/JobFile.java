package dev.drydock.jobs.application;

/**
 * A file that a job gets.
 *
 * @param path below {@code /keptn}, without a slash in front
 */
public record JobFile(String path, byte[] content) {}
