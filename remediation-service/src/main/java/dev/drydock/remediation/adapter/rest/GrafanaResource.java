package dev.drydock.remediation.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.remediation.adapter.rest.Webhooks.Answer;
import dev.drydock.remediation.application.Sources;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A contact point of Grafana, of type webhook, points here. */
@Path("/api/remediation/v1/grafana")
public class GrafanaResource {
    private static final String EXPECTED =
            "a webhook of Grafana alerting, version 1: %s. Point a contact point of type webhook, without a custom payload, at this address.";

    private final Webhooks webhooks;
    private final AlertWebhooks alerts;
    private final CurrentCaller caller;

    public GrafanaResource(Webhooks webhooks, Sources sources, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.alerts = new AlertWebhooks(webhooks, sources.grafana(), "1", EXPECTED);
        this.caller = caller;
    }

    @Needs(value = TokenScope.REPORT_GRAFANA, checksProjects = true)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking // a large body would hold up others while it is read
    public Uni<Answer> take(byte[] body) {
        return webhooks.take("Grafana", alerts.read(body), caller.get());
    }
}
