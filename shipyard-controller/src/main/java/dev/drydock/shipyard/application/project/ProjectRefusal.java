package dev.drydock.shipyard.application.project;

import dev.drydock.model.FileProblem;
import java.util.List;
import java.util.Locale;

/** A request on a project that is answered no; the text says what, why, and what to do. */
public final class ProjectRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; stable, it reaches clients. */
    public enum Reason {
        UNKNOWN_PROJECT,
        UNKNOWN_STAGE,
        UNKNOWN_SERVICE,
        UNKNOWN_RESOURCE,
        UNKNOWN_COMMIT,
        ALREADY_EXISTS,
        /** A file is no longer as its writer saw it. */
        CHANGED_MEANWHILE,
        INVALID_NAME,
        INVALID_PATH,
        INVALID_FILE,
        /** The URL of an upstream is none, or one that nobody is let near. */
        DENIED_URL,
        /** A credential for an upstream cannot be read. */
        INVALID_CREDENTIAL,
        TOO_LARGE,
        /** Stages would go, and nobody has confirmed it. */
        STAGES_WOULD_GO,
        UPSTREAM_UNKNOWN_HOST,
        UPSTREAM_UNREACHABLE,
        UPSTREAM_PROXY,
        UPSTREAM_CERTIFICATE,
        UPSTREAM_HOST_KEY,
        UPSTREAM_REDIRECTED,
        UPSTREAM_UNAUTHORIZED,
        UPSTREAM_FORBIDDEN,
        UPSTREAM_NOT_FOUND,
        UPSTREAM_REJECTED,
        UPSTREAM_CONFLICT,
        UPSTREAM_PROTOCOL;

        /** Whether the upstream is what refused, or is away. */
        public boolean isUpstream() {
            return name().startsWith("UPSTREAM_");
        }

        /** As clients read it: {@code upstream-not-found}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final transient List<FileProblem> problems;

    public ProjectRefusal(Reason reason, String detail) {
        this(reason, detail, List.of());
    }

    private ProjectRefusal(Reason reason, String detail, List<FileProblem> problems) {
        super(detail);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /** Files that must not be written as they are. */
    public static ProjectRefusal invalid(List<FileProblem> problems) {
        var first = problems.get(0);
        var more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
        return new ProjectRefusal(Reason.INVALID_FILE, first + more, problems);
    }

    public static ProjectRefusal unknownProject(String project) {
        return new ProjectRefusal(
                Reason.UNKNOWN_PROJECT,
                "There is no project '%s'; drydock get projects lists them.".formatted(project));
    }

    public static ProjectRefusal unknownStage(String project, String stage, Iterable<String> stages) {
        return new ProjectRefusal(
                Reason.UNKNOWN_STAGE,
                "Project '%s' has no stage '%s', only %s.".formatted(project, stage, String.join(", ", stages)));
    }

    public static ProjectRefusal unknownService(String project, String stage, String service) {
        return new ProjectRefusal(
                Reason.UNKNOWN_SERVICE,
                "Stage '%s' has no service '%s'; create it with: drydock create service %s --project=%s"
                        .formatted(stage, service, service, project));
    }

    public Reason reason() {
        return reason;
    }

    /** Each mistake with its place; empty unless a file is invalid. */
    public List<FileProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
