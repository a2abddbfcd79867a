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
    /** By which replicas know that they are one executor; executors for different places have different names. */
    @WithDefault("job-executor")
    String name();

    /** The places whose tasks it answers. */
    Filter filter();

    /** The images that tasks may name: globs separated by commas; everything is allowed without it. */
    Optional<String> allowedImages();

    /** Whether secrets are looked for in the shipyard-controller before the folder; only a service token may read them. */
    @WithDefault("true")
    boolean secretsFromController();

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

    /** How many tasks are in hand, those whose jobs wait for their turn included; others begin when there is room. */
    @WithDefault("256")
    int maxTasks();

    /** How many jobs run at a time; others wait. */
    @WithDefault("32")
    int maxJobs();

    /** How many jobs of one project run at a time. */
    @WithDefault("16")
    int maxJobsPerProject();

    /** Where jobs run. */
    @WithDefault("process")
    Runtime runtime();

    /** Whether tasks may ask for what reaches beyond their container: privileged, mighty capabilities, no seccomp. */
    @WithDefault("false")
    boolean allowPrivileged();

    /** Jobs as processes of this machine. */
    Process process();

    /** Jobs as containers of an engine on this machine. */
    Container container();

    /** Jobs as Jobs of a Kubernetes cluster. */
    Kubernetes kubernetes();

    /** Names of what is answered, all without them; behind an exclamation mark of what is not. */
    interface Filter {
        Optional<List<String>> projects();

        Optional<List<String>> stages();

        Optional<List<String>> services();
    }

    /** The kinds of places where jobs can run. */
    enum Runtime {
        PROCESS,
        CONTAINER,
        KUBERNETES
    }

    /** Jobs as containers of an engine on this machine. */
    interface Container {
        /** Where Docker or Podman listens. */
        @WithDefault("unix:///var/run/docker.sock")
        String socket();

        /** The network that jobs are in; the engine's default without it. */
        Optional<String> network();

        /** Bytes of the largest file that a job may write. */
        @WithDefault("268435456")
        long largestFile();
    }

    /** Jobs as Jobs of a Kubernetes cluster. */
    interface Kubernetes {
        /** How the cluster is reached; without it as kubectl finds it, or as a pod of the cluster. */
        Optional<Path> kubeconfig();

        /** Where jobs run whose tasks name no namespace. */
        @WithDefault("keptn")
        String namespace();

        /** An image with {@code sh} and {@code tar}: fills {@code /keptn} before a task and reads it afterwards. */
        @WithDefault("busybox:1.36")
        String helperImage();

        /** How many bytes a job may write on its node. */
        @WithDefault("2147483648")
        long diskLimit();

        /** After which Kubernetes itself stops a job; without it a minute after its maxPollDuration. */
        Optional<Duration> taskDeadline();
    }

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
