package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.AlertIntake;
import dev.drydock.remediation.application.AlertIntake.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Alertmanager's {@code webhook_config} points here. */
@Path("/api/remediation/v1/alertmanager")
public class AlertmanagerResource {
    private final AlertIntake intake;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    public AlertmanagerResource(AlertIntake intake, ObjectMapper json, CurrentCaller caller) {
        this.intake = intake;
        this.json = json;
        this.caller = caller;
    }

    /** What each alert became. */
    public record Answer(List<Became> alerts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Became(
            String fingerprint,
            String problem,
            String status,
            String outcome,
            String reason,
            @Nullable String keptnContext) {
        static Became of(Receipt receipt) {
            var alert = receipt.alert();
            return new Became(
                    alert.fingerprint(),
                    alert.title(),
                    alert.resolved() ? "resolved" : "firing",
                    receipt.outcome(),
                    receipt.reason(),
                    receipt.context().orElse(null));
        }
    }

    @Needs(value = TokenScope.SEND_EVENTS, checksProjects = true)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Answer> take(byte[] body) {
        var webhook = parse(body);
        if (webhook == null || webhook.alerts() == null || webhook.alerts().contains(null)) {
            throw malformed("it has no list 'alerts' of objects");
        }
        if (webhook.version() != null && !webhook.version().equals("4")) {
            throw malformed("its version is '%s', only '4' is known".formatted(webhook.version()));
        }
        var alerts = webhook.alerts().stream()
                .filter(Objects::nonNull)
                .map(AlertmanagerWebhook.OneAlert::toAlert)
                .toList();
        var sender = caller.get();
        alerts.forEach(alert -> sender.require(alert.labels().getOrDefault("project", "")));
        return intake.take(alerts)
                .map(receipts -> new Answer(receipts.stream().map(Became::of).toList()));
    }

    private @Nullable AlertmanagerWebhook parse(byte[] body) {
        try {
            return json.readValue(body, AlertmanagerWebhook.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place = at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
            throw malformed(place + e.getOriginalMessage().lines().findFirst().orElse("not JSON"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal malformed(String why) {
        return new Refusal(
                400,
                "malformed-webhook",
                "The body is not an Alertmanager webhook, version 4: %s. Point a webhook_config of Alertmanager at this address."
                        .formatted(why));
    }
}
