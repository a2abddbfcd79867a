package dev.drydock.jobs.adapter.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How jobs run as processes.
 *
 * @param folder where jobs have their folders; the log store's
 * @param path folders in which commands are looked for before those of the system
 * @param environment variables that every job gets
 * @param diskLimit bytes that an action's tasks may write
 */
public record ProcessSettings(Path folder, List<Path> path, Map<String, String> environment, long diskLimit) {
    public ProcessSettings {
        folder = folder.toAbsolutePath().normalize();
        path = List.copyOf(path);
        environment = Map.copyOf(environment);
    }
}
