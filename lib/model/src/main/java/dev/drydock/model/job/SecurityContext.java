package dev.drydock.model.job;

import java.util.List;
import java.util.Optional;

/** What Kubernetes calls a container's security context; what is absent keeps the installation's default. */
public record SecurityContext(
        Optional<Capabilities> capabilities,
        Optional<Boolean> privileged,
        Optional<Integer> runAsUser,
        Optional<Integer> runAsGroup,
        Optional<Boolean> runAsNonRoot,
        Optional<Boolean> readOnlyRootFilesystem,
        Optional<Boolean> allowPrivilegeEscalation,
        Optional<String> procMount,
        Optional<SeccompProfile> seccompProfile) {
    /** Linux capabilities to add to and to drop from the runtime's default. */
    public record Capabilities(List<String> add, List<String> drop) {
        public Capabilities {
            add = List.copyOf(add);
            drop = List.copyOf(drop);
        }
    }

    /** {@code localhostProfile} is meant for the type {@code Localhost} only. */
    public record SeccompProfile(String type, Optional<String> localhostProfile) {}
}
