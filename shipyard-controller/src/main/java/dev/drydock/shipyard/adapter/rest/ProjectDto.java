package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.shipyard.application.project.ProjectOverview;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.RepositoryState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A project as Keptn's clients read it. */
record ProjectDto(
        String projectName,
        String creationDate,
        String shipyard,
        String shipyardVersion,
        boolean isUpstreamAutoProvisioned,
        GitCredentialsDto gitCredentials,
        RepositoryDto repository,
        List<String> problems,
        List<StageDto> stages) {
    private static final Pattern VERSION = Pattern.compile("(?m)^apiVersion:\\s*[\"']?([^\\s\"'#]+)");
    private static final long NANOS = 1_000_000_000L;

    /**
     * How well the repository is.
     *
     * @param stale whether what serves may be older than what the upstream has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RepositoryDto(
            String state,
            boolean stale,
            String reason,
            String message,
            Instant lastFetched,
            String defaultBranch,
            String layout) {
        static RepositoryDto of(RepositoryState state) {
            return new RepositoryDto(
                    state.health().name().toLowerCase(Locale.ROOT),
                    state.isStale(),
                    state.reason().map(Reason::word).orElse(null),
                    state.problem().orElse(null),
                    state.fetched().orElse(null),
                    state.defaultBranch().orElse(null),
                    state.layout()
                            .map(layout -> layout.name().toLowerCase(Locale.ROOT))
                            .orElse(null));
        }
    }

    /**
     * @param base where this API is, to tell the URL of a hosted repository
     * @param stages those of the project
     */
    static ProjectDto of(ProjectOverview overview, URI base, List<StageDto> stages) {
        var project = overview.project();
        var version = VERSION.matcher(overview.shipyard());
        return new ProjectDto(
                project.name(),
                nanos(project.created()),
                overview.shipyard(),
                version.find() ? version.group(1) : "",
                project.remote().isEmpty(),
                project.remote()
                        .map(GitCredentialsDto::shown)
                        .orElseGet(() -> GitCredentialsDto.hosted(hosted(base, project.name()))),
                RepositoryDto.of(overview.repository()),
                overview.snapshot().shipyard().problems().stream()
                        .map(Object::toString)
                        .toList(),
                stages);
    }

    /** The URL of a hosted repository; only its path when the request, of HTTP/1.0, named no host. */
    static String hosted(URI base, String project) {
        var path = "/git/" + project + ".git";
        return base.getRawAuthority() == null ? path : base.resolve(path).toString();
    }

    /** Keptn's: nanoseconds since the epoch, as text. */
    static String nanos(Instant time) {
        return String.valueOf(time.getEpochSecond() * NANOS + time.getNano());
    }
}
