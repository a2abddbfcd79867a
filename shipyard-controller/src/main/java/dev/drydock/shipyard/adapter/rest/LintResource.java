package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.Severity;
import dev.drydock.shipyard.application.lint.ProjectLinter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What is wrong with a project's files as they are now. */
@Path("/api/v1/project/{project}/lint")
@Produces(MediaType.APPLICATION_JSON)
public class LintResource {
    private final ProjectLinter linter;

    public LintResource(ProjectLinter linter) {
        this.linter = linter;
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

    @Needs(TokenScope.READ)
    @GET
    public Uni<ReportDto> check(@PathParam("project") String project) {
        return linter.now(project).map(findings -> ReportDto.of(project, findings));
    }
}
