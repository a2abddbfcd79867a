package dev.drydock.jobs.adapter.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How jobs run as processes.
 *
 * @param folder where jobs have their folders and logs
 * @param path folders in which commands are looked for before those of the system
 * @param environment variables that every job gets
 * @param logLimit bytes of a log that are kept, besides its last megabyte
 * @param logRetention how long logs are kept
 */
public record ProcessSettings(
        Path folder, List<Path> path, Map<String, String> environment, long logLimit, Duration logRetention) {
    public ProcessSettings {
        folder = folder.toAbsolutePath().normalize();
        path = List.copyOf(path);
        environment = Map.copyOf(environment);
    }
}
