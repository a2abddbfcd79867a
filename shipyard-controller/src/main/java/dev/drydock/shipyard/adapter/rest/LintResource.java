package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.Severity;
import dev.drydock.shipyard.application.lint.DraftReport;
import dev.drydock.shipyard.application.lint.ProjectLinter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a project's files as they are now, or as they would be with one of them written. */
@Path("/api/v1/project/{project}/lint")
@Produces(MediaType.APPLICATION_JSON)
public class LintResource {
    private final ProjectLinter linter;
    private final ProjectBody bodies;

    public LintResource(ProjectLinter linter, ProjectBody bodies) {
        this.linter = linter;
        this.bodies = bodies;
    }

    /** @param clean whether there are neither errors nor warnings */
    record ReportDto(String project, boolean clean, long errors, long warnings, long notes, List<FindingDto> findings) {
        static ReportDto of(String project, List<Finding> findings) {
            var errors = count(findings, Severity.ERROR);
            var warnings = count(findings, Severity.WARNING);
            return new ReportDto(
                    project,
                    errors + warnings == 0,
                    errors,
                    warnings,
                    count(findings, Severity.NOTE),
                    findings.stream().map(FindingDto::of).toList());
        }

        private static long count(List<Finding> findings, Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }
    }

    /**
     * What writing a file would bring.
     *
     * @param taken whether it would be written
     * @param elsewhere what would be new in other files
     */
    record DraftReportDto(
            String branch, String file, boolean taken, List<FindingDto> findings, List<FindingDto> elsewhere) {
        static DraftReportDto of(DraftReport report) {
            return new DraftReportDto(
                    report.branch(),
                    report.file(),
                    report.isTaken(),
                    report.findings().stream().map(FindingDto::of).toList(),
                    report.elsewhere().stream().map(FindingDto::of).toList());
        }
    }

    /** A file as it would be; without a stage it is the project's own, without a service the stage's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DraftDto(
            @Nullable String stage,
            @Nullable String service,
            @Nullable String path,
            @Nullable String content) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<ReportDto> check(@PathParam("project") String project) {
        return linter.now(project).map(findings -> ReportDto.of(project, findings));
    }

    /** Writes nothing. */
    @Needs(value = TokenScope.READ, audited = false)
    @POST
    public Uni<DraftReportDto> checkDraft(@PathParam("project") String project, byte[] body) {
        var draft = bodies.read(body, DraftDto.class);
        var place = FileHistoryResource.place(project, given(draft.stage()), given(draft.service()));
        var path = ProjectBody.required("path", draft.path());
        var content = draft.content() == null ? "" : draft.content();
        return linter.draft(place, path, content.getBytes(StandardCharsets.UTF_8))
                .map(DraftReportDto::of);
    }
}
