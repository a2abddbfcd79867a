package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.UpstreamTrial;
import dev.drydock.upstream.Branching;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with an upstream, in one sentence with what to do. */
@Path("/api/v1/upstream-check")
@Produces(MediaType.APPLICATION_JSON)
public class UpstreamCheckResource {
    private final UpstreamTrial trial;
    private final ProjectBody bodies;
    private final CurrentCaller caller;

    public UpstreamCheckResource(UpstreamTrial trial, ProjectBody bodies, CurrentCaller caller) {
        this.trial = trial;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** What to try: a project's upstream, another one for it, or one for a project to be. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RequestDto(String projectName, GitCredentialsDto gitCredentials) {}

    /** What came of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportDto(boolean usable, String reason, String message, String defaultBranch, List<String> branches) {
        static ReportDto of(UpstreamTrial.Report report) {
            return new ReportDto(
                    report.reason().isEmpty(),
                    report.reason().map(Reason::word).orElse(null),
                    report.message(),
                    report.branching().flatMap(Branching::defaultBranch).orElse(null),
                    report.branching().map(Branching::branches).orElse(null));
        }
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @POST
    public Uni<ReportDto> check(byte[] body) {
        var request = bodies.read(body, RequestDto.class);
        var remote = Optional.ofNullable(request.gitCredentials()).flatMap(GitCredentialsDto::read);
        var project = given(request.projectName());
        if (project.isEmpty() && remote.isEmpty()) {
            ProjectBody.required("gitCredentials.remoteURL", "");
        }
        project.ifPresent(caller::require);
        return trial.run(project, remote).map(ReportDto::of);
    }
}
