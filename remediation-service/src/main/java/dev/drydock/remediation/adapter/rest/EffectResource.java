package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.Effects;
import dev.drydock.remediation.application.Stopping;
import dev.drydock.remediation.domain.effect.ActionEffect;
import dev.drydock.remediation.domain.effect.EffectReport;
import dev.drydock.remediation.domain.effect.Since;
import dev.drydock.remediation.domain.guard.Words;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What actions brought about. */
@Path("/api/remediation/v1/effects")
@Produces(MediaType.APPLICATION_JSON)
public class EffectResource {
    private final Effects effects;
    private final Stopping stopping;

    public EffectResource(Effects effects, Stopping stopping) {
        this.effects = effects;
        this.stopping = stopping;
    }

    /** The most used action first. */
    public record Report(String project, Instant since, List<EffectView> actions) {}

    /** What one action brought about; what is not known is absent. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record EffectView(
            String action,
            String title,
            int runs,
            int shadowRuns,
            int effective,
            int ineffective,
            int failed,
            Optional<Double> successRate,
            Optional<String> timeToHeal,
            Optional<Double> scoreBefore,
            Optional<Double> scoreAfter,
            Map<String, Integer> held,
            Map<String, Integer> skipped,
            String recommendation) {
        static EffectView of(ActionEffect effect) {
            return new EffectView(
                    effect.action(),
                    effect.title(),
                    effect.runs(),
                    effect.shadowRuns(),
                    effect.effective(),
                    effect.ineffective(),
                    effect.failed(),
                    effect.successRate(),
                    effect.timeToHeal().map(Words::length),
                    effect.before(),
                    effect.after(),
                    effect.held(),
                    effect.skipped(),
                    effect.recommendation());
        }
    }

    @Needs(TokenScope.READ)
    @GET
    public Uni<Report> report(@RestQuery Optional<String> project, @RestQuery @DefaultValue("30d") String since) {
        var name = project.filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refusal(400, "missing-project", "The query parameter 'project' is missing."));
        var from = Since.of(since, stopping.clock().instant())
                .orElseThrow(() -> new Refusal(
                        400,
                        "unclear-time",
                        "since=%s is neither a length of time such as 12h or 30d nor an RFC 3339 time."
                                .formatted(since)));
        return Uni.combine()
                .all()
                .unis(effects.runs(name, from), effects.stops(name, from))
                .asTuple()
                .map(found -> new Report(
                        name,
                        from,
                        EffectReport.of(found.getItem1(), found.getItem2()).stream()
                                .map(EffectView::of)
                                .toList()));
    }
}
