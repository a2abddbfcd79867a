package dev.drydock.jobs.application;

import dev.drydock.events.Scope;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.model.job.JobTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job to start.
 *
 * @param job which one; its names are for people and labels
 * @param scope whose
 * @param commit at which its files were read
 * @param configHash SHA3-224 of the job config, in hexadecimal
 * @param task as it is written: image, pull policy, resources, security context, service account, annotations and the times;
 *     {@code cmd}, {@code args}, {@code env} and {@code files} of it are worked out in the components beside it
 * @param command the program, variables already put in; a runtime that expands {@code $(NAME)} once more has to write each
 *     dollar twice. Empty if the image knows its own
 * @param args arguments, put in likewise
 * @param environment all variables
 * @param files what the job finds under {@code /keptn}
 * @param before the task before it in its action: what that has left under {@code /keptn} it finds there, too
 * @param isLast whether no task of the action comes behind it
 */
public record JobOrder(
        JobRecord job,
        Scope scope,
        Optional<String> commit,
        String configHash,
        JobTask task,
        List<String> command,
        List<String> args,
        Environment environment,
        List<JobFile> files,
        Optional<JobRecord> before,
        boolean isLast) {
    public JobOrder {
        command = List.copyOf(command);
        args = List.copyOf(args);
        files = List.copyOf(files);
    }

    /** Command and arguments as one. */
    public List<String> line() {
        var line = new ArrayList<>(command);
        line.addAll(args);
        return line;
    }
}
