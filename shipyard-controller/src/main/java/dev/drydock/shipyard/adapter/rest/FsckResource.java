package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.sequence.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whether every accepted event is accounted for. */
@Path("/api/v1/fsck")
@Produces(MediaType.APPLICATION_JSON)
public class FsckResource {
    private final Ledger ledger;

    public FsckResource(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What was found. */
    record ReportDto(boolean clean, List<Ledger.Finding> findings) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<ReportDto> check() {
        return ledger.check().map(findings -> new ReportDto(findings.isEmpty(), findings));
    }
}
