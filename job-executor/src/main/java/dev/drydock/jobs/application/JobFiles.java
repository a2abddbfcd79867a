package dev.drydock.jobs.application;

import dev.drydock.events.Scope;
import dev.drydock.jobs.domain.FileEntries;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.model.job.JobTask;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches what a task lists under {@code files}, at the event's commit. */
final class JobFiles {
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private final Repository repository;

    JobFiles(Repository repository) {
        this.repository = repository;
    }

    Uni<List<JobFile>> fetch(JobTask task, Scope scope, Optional<String> commit) {
        if (task.files().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return repository
                .list(scope, commit)
                .map(present -> FileEntries.resolve(task.files(), present, scope, commit))
                .chain(paths -> {
                    var room = new AtomicLong(MOST_BYTES);
                    return Multi.createFrom()
                            .iterable(paths)
                            .onItem()
                            .transformToUniAndConcatenate(path -> fetch(path, scope, commit, room))
                            .collect()
                            .asList();
                });
    }

    private Uni<JobFile> fetch(String path, Scope scope, Optional<String> commit, AtomicLong room) {
        return repository.read(Repository.Level.SERVICE, scope, path, commit).map(content -> {
            var bytes = content.orElseThrow(() -> FileEntries.missing(path, scope, commit));
            if (room.addAndGet(-bytes.length) < 0) {
                throw new TaskRefused("its files are larger than %d MB together; list only what the task needs"
                        .formatted(MOST_BYTES / 1024 / 1024));
            }
            return new JobFile(path, bytes);
        });
    }
}
