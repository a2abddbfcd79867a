package dev.drydock.model.job;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one task of a job config, with the defaults the format gives it. */
final class JobTaskReader {
    private static final int POLL_SECONDS = 300;
    private static final int TTL_SECONDS = 21_600;
    private static final int LEAST_TTL_SECONDS = 60;
    private static final int LARGEST_EXIT_CODE = 255;
    private static final Set<String> SOURCES = Set.of("event", "secret", "string");

    private JobTaskReader() {}

    static List<JobTask> readAll(YamlValue tasks) {
        return tasks
                .objects(
                        "task",
                        "name",
                        "files",
                        "image",
                        "imagePullPolicy",
                        "cmd",
                        "args",
                        "workingDir",
                        "env",
                        "resources",
                        "maxPollDuration",
                        "namespace",
                        "serviceAccount",
                        "ttlSecondsAfterFinished",
                        "securityContext",
                        "annotations",
                        "exitCodes")
                .stream()
                .map(JobTaskReader::read)
                .toList();
    }

    private static JobTask read(YamlObject task) {
        return new JobTask(
                task.get("name").text().orElse(""),
                files(task.get("files")),
                task.requiredText("image"),
                pullPolicy(task.get("imagePullPolicy")),
                task.get("cmd").texts(),
                task.get("args").texts(),
                text(task, "workingDir"),
                task.get("env").objects("env entry", "name", "value", "valueFrom", "as").stream()
                        .map(JobTaskReader::variable)
                        .toList(),
                ResourcesReader.read(task.get("resources")),
                seconds(task.get("maxPollDuration"), POLL_SECONDS, 0),
                text(task, "namespace"),
                text(task, "serviceAccount"),
                seconds(task.get("ttlSecondsAfterFinished"), TTL_SECONDS, LEAST_TTL_SECONDS),
                SecurityContextReader.read(task.get("securityContext")),
                task.get("annotations").textEntries(),
                warningExitCodes(task.get("exitCodes")));
    }

    private static Optional<String> text(YamlObject task, String key) {
        return task.get(key).text().filter(text -> !text.isEmpty());
    }

    private static List<String> files(YamlValue list) {
        for (var item : list.items()) {
            item.text()
                    .filter(path -> Arrays.asList(path.split("/")).contains(".."))
                    .ifPresent(
                            path -> item.error("the path '%s' leaves the service's folder, '..' is not allowed", path));
        }
        return list.texts();
    }

    private static Optional<ImagePullPolicy> pullPolicy(YamlValue place) {
        var written = place.text().orElse("");
        var found = Arrays.stream(ImagePullPolicy.values())
                .filter(policy -> policy.text().equals(written))
                .findFirst();
        if (found.isEmpty() && !written.isEmpty()) {
            var known = Arrays.stream(ImagePullPolicy.values())
                    .map(ImagePullPolicy::text)
                    .toList();
            place.error("expected one of %s, but found '%s'%s", known, written, NearMiss.hint(written, known));
        }
        return found;
    }

    private static EnvVariable variable(YamlObject variable) {
        var name = variable.requiredText("name");
        var value = variable.get("value").text().orElse("");
        var valueFrom = variable.get("valueFrom").text();
        if (valueFrom.filter(SOURCES::contains).isEmpty()) {
            variable.get(valueFrom.isPresent() ? "valueFrom" : "name")
                    .warning("variable '%s' needs 'valueFrom' to be event, secret or string, or the task fails", name);
        }
        if (valueFrom.filter("event"::equals).isPresent()) {
            JsonPathLint.check(variable.get("value"), value);
        }
        return new EnvVariable(name, value, valueFrom, variable.get("as").text());
    }

    private static Set<Integer> warningExitCodes(YamlValue block) {
        var codes = new LinkedHashSet<Integer>();
        for (var item : block.object("exitCodes", "warning").get("warning").items()) {
            item.integer().ifPresent(code -> {
                if (code < 1 || code > LARGEST_EXIT_CODE) {
                    item.error("expected an exit code from 1 to %d, but found %d", LARGEST_EXIT_CODE, code);
                }
                codes.add(code);
            });
        }
        return codes;
    }

    private static Duration seconds(YamlValue place, int absent, int least) {
        int seconds = place.integer().orElse(absent);
        if (seconds < 0) {
            place.error("expected a number of seconds, but found %d", seconds);
        }
        return Duration.ofSeconds(Math.max(seconds, least));
    }
}
