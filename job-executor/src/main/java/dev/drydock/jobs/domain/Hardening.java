package dev.drydock.jobs.domain;

import dev.drydock.model.job.JobTask;
import dev.drydock.model.job.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a job's container may do: the safe defaults, and over them what its task says.
 *
 * @param user the user id it runs as
 * @param group the group id it runs as
 * @param nonRoot whether it must not be root
 * @param readOnlyRoot whether it can write only where a volume is mounted
 * @param escalation whether its processes may gain more than they began with
 * @param add capabilities over those that are left
 * @param drop capabilities taken away
 */
public record Hardening(
        int user,
        int group,
        boolean nonRoot,
        boolean readOnlyRoot,
        boolean escalation,
        boolean privileged,
        List<String> add,
        List<String> drop,
        Optional<String> procMount,
        Optional<SecurityContext.SeccompProfile> seccomp) {
    private static final int USER = 1000;
    private static final String MAY_BE_ALLOWED = "; an operator may allow it: drydock.job-executor.allow-privileged";

    /** What container engines give away by default; nothing beyond lets a job reach out of its container. */
    private static final Set<String> HARMLESS = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    public Hardening {
        add = List.copyOf(add);
        drop = List.copyOf(drop);
    }

    /**
     * What a task gets.
     *
     * @param allowPrivileged whether the installation lets tasks be mighty on the machine they run on
     * @throws TaskRefused if it wants more than it may have, or contradicts itself
     */
    public static Hardening of(JobTask task, boolean allowPrivileged) {
        var hardening = task.securityContext().map(Hardening::over).orElseGet(() -> over(NOTHING));
        if (hardening.nonRoot() && hardening.user() == 0) {
            throw new TaskRefused("its securityContext has runAsUser 0, which is root, but runAsNonRoot is true; "
                    + "set runAsNonRoot: false if root is meant");
        }
        var mighty = hardening.might();
        if (!mighty.isEmpty() && !allowPrivileged) {
            throw new TaskRefused("its securityContext asks for " + String.join(", ", mighty)
                    + ", which is not allowed here" + MAY_BE_ALLOWED);
        }
        return hardening;
    }

    private static final SecurityContext NOTHING = new SecurityContext(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Hardening over(SecurityContext context) {
        var privileged = context.privileged().orElse(false);
        return new Hardening(
                context.runAsUser().orElse(USER),
                context.runAsGroup().orElse(USER),
                context.runAsNonRoot().orElse(true),
                context.readOnlyRootFilesystem().orElse(true),
                context.allowPrivilegeEscalation().orElse(privileged),
                privileged,
                context.capabilities().map(SecurityContext.Capabilities::add).orElse(List.of()),
                context.capabilities()
                        .map(SecurityContext.Capabilities::drop)
                        .orElse(privileged ? List.of() : List.of("ALL")),
                context.procMount(),
                context.seccompProfile());
    }

    /** What runs as the same user, for the task, and needs nothing else. */
    public Hardening ofHelper() {
        return new Hardening(
                user,
                group,
                nonRoot,
                true,
                false,
                false,
                List.of(),
                List.of("ALL"),
                Optional.empty(),
                Optional.empty());
    }

    /** What of it would let a job reach beyond its container. */
    private List<String> might() {
        var might = new ArrayList<String>();
        if (privileged) {
            might.add("privileged");
        }
        var capabilities = new TreeSet<>(add);
        capabilities.removeIf(name -> HARMLESS.contains(name.replaceFirst("^CAP_", "")));
        capabilities.forEach(name -> might.add("the capability " + name));
        procMount.filter("Unmasked"::equals).ifPresent(mount -> might.add("procMount Unmasked"));
        seccomp.filter(profile -> profile.type().equals("Unconfined"))
                .ifPresent(profile -> might.add("seccompProfile Unconfined"));
        return might;
    }
}
