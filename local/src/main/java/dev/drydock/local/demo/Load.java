package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Launch;
import dev.drydock.local.Parts;
import java.nio.file.Path;
import java.util.List;

/** The users who are on the page all the time: a real Locust. */
final class Load {
    static final int USERS = 16;

    private Load() {}

    /** Users on the page of the tour's service in production. */
    static ChildProcess ofTour(Parts parts, Path locust, Path tour, Path logs) {
        var script = tour.resolve("production/" + TourProject.SERVICE + "/locust/basic.py");
        var host = "http://%s.%s-production".formatted(TourProject.SERVICE, TourProject.PROJECT);
        return start(parts, locust, script, host, logs);
    }

    /** @param locust the platform's command, which knows services by name */
    private static ChildProcess start(Parts parts, Path locust, Path script, String host, Path logs) {
        var command = List.of(
                locust.toString(),
                "--headless",
                "--users=" + USERS,
                "--spawn-rate=" + USERS,
                "--loglevel=WARNING",
                "--only-summary",
                "-f",
                script.toString(),
                "--host",
                host);
        var launch = Launch.of("locust", command)
                .in(logs)
                .loggingTo(logs.resolve("users.log"))
                .withPidFile(logs.resolve("users.pid"));
        return parts.start(() -> ChildProcess.start(launch));
    }
}
