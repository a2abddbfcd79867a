package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.JobId;
import java.util.List;
import java.util.Optional;

/**
 * A job to start.
 *
 * @param task the task's name, for messages
 * @param image where the command comes from, if the runtime has images
 * @param command the program and its arguments, variables already put in
 * @param workingDir an absolute path as in a container, {@code /keptn} when not given
 */
public record JobOrder(
        JobId id,
        String task,
        String image,
        List<String> command,
        Optional<String> workingDir,
        Environment environment,
        List<JobFile> files) {
    public JobOrder {
        command = List.copyOf(command);
        files = List.copyOf(files);
    }
}
