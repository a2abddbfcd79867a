package dev.drydock.remediation.adapter.rest;

import dev.drydock.events.Payload;
import dev.drydock.events.WholeTexts;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.remediation.adapter.rest.Webhooks.Answer;
import dev.drydock.remediation.adapter.rest.Webhooks.Message;
import dev.drydock.remediation.application.Sources;
import dev.drydock.remediation.domain.intake.ProblemReport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Dynatrace's problem notification of type custom integration points here. Its payload is the fields, or Keptn's event around
 * them.
 */
@Path("/api/remediation/v1/dynatrace")
public class DynatraceResource {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final String EXPECTED =
            "a problem notification of Dynatrace: %s. Use a custom integration whose payload is a JSON object with State, PID, ProblemTitle and Tags.";

    private final Webhooks webhooks;
    private final Sources sources;
    private final CurrentCaller caller;

    public DynatraceResource(Webhooks webhooks, Sources sources, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.sources = sources;
        this.caller = caller;
    }

    @Needs(value = TokenScope.REPORT_DYNATRACE, checksProjects = true)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking // a large body would hold up others while it is read
    public Uni<Answer> take(byte[] body) {
        var report = new ProblemReport(ProblemReport.DYNATRACE, fields(body));
        var intake = report.readWebhook(sources.dynatrace(), CLOCK.instant());
        var message = new Message(report.pid(), report.title(), report.state(), intake);
        return webhooks.take("Dynatrace", List.of(message), caller.get());
    }

    private Payload fields(byte[] body) {
        var read = new Payload(WholeTexts.in(webhooks.parse(body, Map.class, EXPECTED)));
        return read.object("data").orElse(read);
    }
}
