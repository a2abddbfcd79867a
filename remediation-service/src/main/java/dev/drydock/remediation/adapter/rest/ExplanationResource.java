package dev.drydock.remediation.adapter.rest;

import dev.drydock.events.Scope;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.adapter.rest.Explained.ProspectView;
import dev.drydock.remediation.adapter.rest.Explained.RemedyView;
import dev.drydock.remediation.application.Prospects;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What would be done about a service's problems now, and which guard says what. */
@Path("/api/remediation/v1/explanation")
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationResource {
    private final Prospects prospects;

    public ExplanationResource(Prospects prospects) {
        this.prospects = prospects;
    }

    @Needs(TokenScope.READ)
    @GET
    public Uni<ProspectView> explain(
            @RestQuery Optional<String> project,
            @RestQuery Optional<String> stage,
            @RestQuery Optional<String> service,
            @RestQuery @DefaultValue("0") int given) {
        var scope = new Scope(named("project", project), named("stage", stage), named("service", service));
        return prospects
                .of(scope, Math.max(0, given))
                .map(prospect -> new ProspectView(
                        scope.project(),
                        scope.stage(),
                        scope.service(),
                        prospect.unusable(),
                        prospect.remedies().stream().map(RemedyView::of).toList()));
    }

    private static String named(String key, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refusal(
                        400,
                        "missing-" + key,
                        "The query parameter '%s' is missing; name project, stage and service.".formatted(key)));
    }
}
