package dev.drydock.jobs.domain;

import dev.drydock.events.Scope;
import dev.drydock.model.job.FileEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What the entries under {@code files} mean: a file, or a folder with all that is in it. */
public final class FileEntries {
    private FileEntries() {}

    /**
     * The files that are meant, each once.
     *
     * @param present all files of the service
     * @throws TaskRefused if an entry means nothing
     */
    public static List<String> resolve(
            List<String> entries, List<String> present, Scope scope, Optional<String> commit) {
        var files = present.stream().map(FileEntry::plain).sorted().toList();
        var meant = new LinkedHashSet<String>();
        for (var entry : entries) {
            var found = files.stream().filter(new FileEntry(entry)::includes).toList();
            if (found.isEmpty()) {
                throw missing(entry, scope, commit);
            }
            meant.addAll(found);
        }
        return List.copyOf(meant);
    }

    /** An entry for which there is no file. */
    public static TaskRefused missing(String entry, Scope scope, Optional<String> commit) {
        return new TaskRefused(
                "'%s', listed under 'files', is not among the files of service '%s' in stage '%s' of project '%s'%s"
                        .formatted(
                                entry,
                                scope.service(),
                                scope.stage(),
                                scope.project(),
                                commit.map(" at commit "::concat).orElse("")));
    }
}
