package dev.drydock.model.lint;

import dev.drydock.model.job.FileEntry;
import dev.drydock.model.job.JobConfig;
import dev.drydock.model.lint.Sources.Place;
import dev.drydock.model.yaml.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Files that a job asks for but its service does not have: such a task fails. */
final class JobFileFindings {
    private final List<Finding> findings = new ArrayList<>();

    private JobFileFindings() {}

    static List<Finding> of(Sources sources) {
        var users = new LinkedHashMap<SourceFile, List<Place>>();
        for (var place : sources.places()) {
            if (isComplete(place)) {
                sources.jobConfig(place)
                        .ifPresent(file -> users.computeIfAbsent(file, key -> new ArrayList<>())
                                .add(place));
            }
        }
        var rule = new JobFileFindings();
        users.forEach((file, places) -> file.as(JobConfig.class).ifPresent(config -> rule.check(file, config, places)));
        return rule.findings;
    }

    /** A folder with nothing but configuration is a part of a service: what it lacks is elsewhere. */
    private static boolean isComplete(Place place) {
        return place.stage().isWhole()
                || Sources.pathsOf(place).stream()
                        .anyMatch(path -> !path.startsWith(".")
                                && path.contains("/")
                                && FileKind.of(path).isEmpty());
    }

    private void check(SourceFile file, JobConfig config, List<Place> places) {
        for (int i = 0; i < config.actions().size(); i++) {
            var tasks = config.actions().get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                var entries = tasks.get(j).files();
                for (int k = 0; k < entries.size(); k++) {
                    check(file, entries.get(k), places, "actions", i, "tasks", j, "files", k);
                }
            }
        }
    }

    private void check(SourceFile file, String written, List<Place> places, Object... path) {
        Predicate<String> meant = new FileEntry(written)::includes;
        var lacking = places.stream()
                .filter(place -> Sources.pathsOf(place).stream().noneMatch(meant))
                .toList();
        if (!lacking.isEmpty()) {
            var first = lacking.get(0);
            findings.add(file.finding(
                    Severity.WARNING,
                    "this task will fail%s: there is no file or folder %s%s%s"
                            .formatted(
                                    TaskFindings.services(lacking),
                                    first.shownFolder(),
                                    FileEntry.plain(written),
                                    NearMiss.hint(FileEntry.plain(written), known(Sources.pathsOf(first)))),
                    "add it, or take it out of 'files'",
                    path));
        }
    }

    private static Set<String> known(Set<String> paths) {
        var known = new TreeSet<>(paths);
        paths.forEach(path -> {
            for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                known.add(path.substring(0, slash));
            }
        });
        return known;
    }
}
