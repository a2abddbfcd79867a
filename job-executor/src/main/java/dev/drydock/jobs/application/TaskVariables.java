package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.TaskEnvironment;
import dev.drydock.model.job.EnvVariable;
import dev.drydock.model.job.JobTask;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the secrets that a task names, then works its variables out. */
final class TaskVariables {
    private final Secrets secrets;
    private final Documents documents;

    TaskVariables(Secrets secrets, Documents documents) {
        this.secrets = secrets;
        this.documents = documents;
    }

    Uni<Environment> of(JobTask task, TaskContext context) {
        return readSecrets(task, context.scope().project())
                .map(values -> TaskEnvironment.of(
                        task.env(),
                        context.event(),
                        context.view(),
                        documents,
                        name -> values.getOrDefault(name, Optional.empty())));
    }

    private Uni<Map<String, Optional<Map<String, String>>>> readSecrets(JobTask task, String project) {
        return Multi.createFrom()
                .iterable(task.env())
                .filter(variable ->
                        variable.valueFrom().filter("secret"::equals).isPresent())
                .map(EnvVariable::name)
                .select()
                .distinct()
                .onItem()
                .transformToUniAndConcatenate(
                        name -> secrets.read(project, name).map(values -> Map.entry(name, values)))
                .collect()
                .in(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
    }
}
