package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.check.Preflight;
import dev.drydock.shipyard.domain.check.Finding;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Whether everything that Drydock stands on is well. */
@Path("/api/v1/check")
@Produces(MediaType.APPLICATION_JSON)
public class CheckResource {
    private final Preflight preflight;
    private final InstantSource clock;

    public CheckResource(Preflight preflight, InstantSource clock) {
        this.preflight = preflight;
        this.clock = clock;
    }

    /** The worst of all findings; {@code time} is the server's when it answered. */
    record ReportDto(String status, Instant time, List<FindingDto> findings) {}

    /** What was looked at; {@code why} and {@code advice} are empty if all is well. */
    record FindingDto(String about, String status, String what, String why, String advice) {
        static FindingDto of(Finding finding) {
            return new FindingDto(
                    finding.about(), word(finding.status()), finding.what(), finding.why(), finding.advice());
        }
    }

    @Needs(TokenScope.READ)
    @GET
    public Uni<ReportDto> check() {
        return preflight
                .check()
                .map(findings -> new ReportDto(
                        word(Finding.worst(findings)),
                        clock.instant(),
                        findings.stream().map(FindingDto::of).toList()));
    }

    private static String word(Finding.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
