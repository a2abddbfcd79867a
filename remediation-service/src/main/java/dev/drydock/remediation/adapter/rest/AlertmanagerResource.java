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

/** Alertmanager's {@code webhook_config} points here. */
@Path("/api/remediation/v1/alertmanager")
public class AlertmanagerResource {
    private static final String EXPECTED =
            "an Alertmanager webhook, version 4: %s. Point a webhook_config of Alertmanager at this address.";

    private final Webhooks webhooks;
    private final AlertWebhooks alerts;
    private final CurrentCaller caller;

    public AlertmanagerResource(Webhooks webhooks, Sources sources, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.alerts = new AlertWebhooks(webhooks, sources.alertmanager(), "4", EXPECTED);
        this.caller = caller;
    }

    @Needs(value = TokenScope.REPORT_ALERTMANAGER, checksProjects = true)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking // a large body would hold up others while it is read
    public Uni<Answer> take(byte[] body) {
        return webhooks.take("Alertmanager", alerts.read(body), caller.get());
    }
}
