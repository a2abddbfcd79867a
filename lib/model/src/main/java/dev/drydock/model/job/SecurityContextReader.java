package dev.drydock.model.job;

import dev.drydock.model.job.SecurityContext.Capabilities;
import dev.drydock.model.job.SecurityContext.SeccompProfile;
import dev.drydock.model.yaml.YamlValue;
import java.util.Optional;

/** Reads {@code securityContext}. */
final class SecurityContextReader {
    private SecurityContextReader() {}

    static Optional<SecurityContext> read(YamlValue block) {
        var context = block.object(
                "securityContext",
                "capabilities",
                "privileged",
                "runAsUser",
                "runAsGroup",
                "runAsNonRoot",
                "readOnlyRootFilesystem",
                "allowPrivilegeEscalation",
                "procMount",
                "seccompProfile");
        if (block.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(new SecurityContext(
                capabilities(context.get("capabilities")),
                context.get("privileged").flag(),
                context.get("runAsUser").integer(),
                context.get("runAsGroup").integer(),
                context.get("runAsNonRoot").flag(),
                context.get("readOnlyRootFilesystem").flag(),
                context.get("allowPrivilegeEscalation").flag(),
                context.get("procMount").text(),
                seccompProfile(context.get("seccompProfile"))));
    }

    private static Optional<Capabilities> capabilities(YamlValue block) {
        var capabilities = block.object("capabilities", "add", "drop");
        var read = new Capabilities(
                capabilities.get("add").texts(), capabilities.get("drop").texts());
        return block.isAbsent() ? Optional.empty() : Optional.of(read);
    }

    private static Optional<SeccompProfile> seccompProfile(YamlValue block) {
        var profile = block.object("seccompProfile", "type", "localhostProfile");
        return block.isAbsent()
                ? Optional.empty()
                : Optional.of(new SeccompProfile(
                        profile.requiredText("type"),
                        profile.get("localhostProfile").text()));
    }
}
