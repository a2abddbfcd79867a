package dev.drydock.shipyard.adapter.rest;

import dev.drydock.shipyard.application.project.ProjectOverview;
import dev.drydock.shipyard.domain.project.Remote;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A project as Keptn's clients read it. */
record ProjectDto(
        String projectName,
        String creationDate,
        String shipyard,
        String shipyardVersion,
        boolean isUpstreamAutoProvisioned,
        GitCredentialsDto gitCredentials,
        List<String> problems,
        List<StageDto> stages) {
    private static final Pattern VERSION = Pattern.compile("(?m)^apiVersion:\\s*[\"']?([^\\s\"'#]+)");
    private static final long NANOS = 1_000_000_000L;

    /** Where the repository is; the token is never shown. */
    record GitCredentialsDto(String remoteURL, String user) {}

    /** @param base where this API is, to tell the URL of a hosted repository */
    static ProjectDto of(ProjectOverview overview, URI base) {
        var project = overview.project();
        var version = VERSION.matcher(overview.shipyard());
        return new ProjectDto(
                project.name(),
                nanos(project.created()),
                overview.shipyard(),
                version.find() ? version.group(1) : "",
                project.remote().isEmpty(),
                new GitCredentialsDto(
                        project.remote().map(Remote::url).orElseGet(() -> hosted(base, project.name())),
                        project.remote().flatMap(Remote::user).orElse("")),
                overview.snapshot().shipyard().problems().stream()
                        .map(Object::toString)
                        .toList(),
                StageDto.of(overview));
    }

    static String hosted(URI base, String project) {
        return base.resolve("/git/") + project + ".git";
    }

    /** Keptn's: nanoseconds since the epoch, as text. */
    static String nanos(Instant time) {
        return String.valueOf(time.getEpochSecond() * NANOS + time.getNano());
    }
}
