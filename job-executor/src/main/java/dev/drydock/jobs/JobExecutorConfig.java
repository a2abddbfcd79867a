package dev.drydock.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator decides about jobs. */
@ConfigMapping(prefix = "drydock.job-executor")
public interface JobExecutorConfig {
    /** The images that tasks may name: globs separated by commas; everything is allowed without it. */
    Optional<String> allowedImages();

    /** A folder per secret, in it a file per key. */
    @WithDefault("${user.home}/.drydock/secrets")
    Path secretsFolder();

    /** How long jobs and their logs are kept. */
    @WithDefault("7D")
    Duration logRetention();

    /** Where jobs have their logs, and processes their folders; it must outlive a restart. */
    @WithDefault("${user.home}/.drydock/jobs")
    Path folder();

    /** How many bytes of a log are kept, besides its last megabyte. */
    @WithDefault("67108864")
    long logLimit();

    /** How many jobs run at a time; others wait. */
    @WithDefault("32")
    int maxJobs();

    /** How many jobs of one project run at a time. */
    @WithDefault("16")
    int maxJobsPerProject();

    /** Jobs as processes of this machine. */
    Process process();

    /** Jobs as processes of this machine. */
    interface Process {
        /** Folders in which commands are looked for before those of PATH. */
        Optional<List<Path>> path();

        /** Variables that every job gets. */
        Map<String, String> environment();

        /** How many bytes an action's tasks may write. */
        @WithDefault("2147483648")
        long diskLimit();
    }
}
