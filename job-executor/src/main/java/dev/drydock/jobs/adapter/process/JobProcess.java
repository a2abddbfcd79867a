package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets a job's folder ready and starts its command in it. */
final class JobProcess {
    private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

    private final ProcessSettings settings;
    private final LogStore logs;
    private final JobFolder folder;
    private final JobOrder order;
    private final KeptnPath keptn;

    JobProcess(ProcessSettings settings, LogStore logs, JobFolder folder, JobOrder order) {
        this.logs = logs;
        this.settings = settings;
        this.folder = folder;
        this.order = order;
        this.keptn = new KeptnPath(folder.keptn());
    }

    /** Starts it; the process given is the wrapper's. */
    Process start() throws IOException {
        if (order.line().isEmpty()) {
            throw new TaskRefused(
                    ("it has neither 'cmd' nor 'args'; the process runtime does not use the image '%s', so it "
                                    + "cannot know the image's own command")
                            .formatted(order.task().image()));
        }
        folder.create();
        for (var file : order.files()) {
            write(file);
        }
        var environment = environment();
        var dir = workingDir();
        var command = command(environment.getOrDefault("PATH", SYSTEM_PATH), dir);
        logs.header(order.job().id(), header(command.get(0)));
        return Wrapper.start(
                folder, order.job().id().key(), dir, command, environment, logs.limit(), settings.diskLimit());
    }

    private void write(JobFile file) throws IOException {
        var target = folder.keptn().resolve(file.path()).normalize();
        if (!target.startsWith(folder.keptn())) {
            throw new TaskRefused("the file '%s' would lie outside of /keptn".formatted(file.path()));
        }
        Files.createDirectories(target.getParent());
        Files.write(target, file.content());
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", searchPath());
        environment.put("HOME", folder.home().toString());
        environment.put("TMPDIR", folder.tmp().toString());
        environment.put("LANG", "C.UTF-8");
        environment.putAll(settings.environment());
        order.environment().variables().forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw new TaskRefused("'%s' cannot be the name of a variable".formatted(name));
            }
            environment.put(name, keptn.map(value));
        });
        return environment;
    }

    private String searchPath() {
        var folders = new ArrayList<String>();
        settings.path().forEach(path -> folders.add(path.toAbsolutePath().toString()));
        folders.add(Optional.ofNullable(System.getenv("PATH")).orElse(SYSTEM_PATH));
        return String.join(File.pathSeparator, folders);
    }

    private Path workingDir() {
        var wanted = order.task().workingDir().map(keptn::map).map(Path::of).orElse(folder.keptn());
        var dir = folder.keptn().resolve(wanted);
        if (!Files.isDirectory(dir)) {
            throw new TaskRefused(
                    "its workingDir '%s' does not exist on this machine; the process runtime does not use the "
                            .concat("image '%s'")
                            .formatted(
                                    order.task().workingDir().orElse(""),
                                    order.task().image()));
        }
        return dir;
    }

    private List<String> command(String path, Path dir) {
        var command = new ArrayList<String>();
        order.line().forEach(part -> command.add(keptn.map(part)));
        if (command.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
            throw new TaskRefused("an argument contains a NUL character, which no command can take");
        }
        command.set(
                0, CommandSearch.find(command.get(0), path, dir, order.task().image()));
        return command;
    }

    private String header(String program) {
        return "[process runtime: the image %s is not used, %s of this machine runs]\n"
                .formatted(order.task().image(), program);
    }
}
