package dev.drydock.model.job;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One container to run.
 *
 * @param name for people, may be empty
 * @param files files and folders of the service's configuration to put under {@code /keptn}
 * @param cmd the container's command; empty keeps the image's own
 * @param resources replace the defaults entirely when present
 * @param maxPollDuration how long to wait for the end; 300 s when not given
 * @param ttlAfterFinished how long an ended job is kept; 21600 s when not given, at least 60 s
 * @param annotations put on the job
 * @param warningExitCodes exit codes that make the result a warning; Drydock's own key {@code exitCodes.warning}
 */
public record JobTask(
        String name,
        List<String> files,
        String image,
        Optional<ImagePullPolicy> imagePullPolicy,
        List<String> cmd,
        List<String> args,
        Optional<String> workingDir,
        List<EnvVariable> env,
        Optional<Resources> resources,
        Duration maxPollDuration,
        Optional<String> namespace,
        Optional<String> serviceAccount,
        Duration ttlAfterFinished,
        Optional<SecurityContext> securityContext,
        Map<String, String> annotations,
        Set<Integer> warningExitCodes) {
    public JobTask {
        files = List.copyOf(files);
        cmd = List.copyOf(cmd);
        args = List.copyOf(args);
        env = List.copyOf(env);
        warningExitCodes = Set.copyOf(warningExitCodes);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
