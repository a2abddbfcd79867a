package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.Places;
import dev.drydock.remediation.application.Stopping;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.killswitch.Coverage;
import dev.drydock.remediation.domain.killswitch.Lasting;
import dev.drydock.remediation.domain.killswitch.SwitchChange;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Stops actions and allows them again. */
@Path("/api/remediation/v1/kill-switch")
@Produces(MediaType.APPLICATION_JSON)
public class KillSwitchResource {
    private static final int LONGEST = 2000;

    private final Stopping stopping;
    private final Places places;
    private final CurrentCaller caller;

    public KillSwitchResource(Stopping stopping, Places places, CurrentCaller caller) {
        this.stopping = stopping;
        this.places = places;
        this.caller = caller;
    }

    /** Those that are on, the oldest first. */
    public record Switches(List<KillSwitchView> killSwitches) {}

    /** What is to be stopped: a name that is absent or empty stands for all. */
    public record Wanted(
            @Nullable String project,
            @Nullable String stage,
            @Nullable String action,
            @Nullable String reason,
            @JsonProperty("for") @Nullable String length,
            @Nullable Instant until) {
        Coverage coverage() {
            return coverageOf(project, stage, action);
        }
    }

    /** A switch that was turned on; {@code changed} is false when it was on just so. */
    public record TurnedOn(boolean changed, KillSwitchView killSwitch) {}

    /**
     * What came of lifting.
     *
     * @param lifted whether there was one of exactly this coverage
     * @param stillOn others that stop some of it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Lifted(boolean lifted, Optional<KillSwitchView> killSwitch, List<KillSwitchView> stillOn) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<Switches> list(@RestQuery Optional<String> project) {
        var shown = caller.get().shown(project.orElse(null));
        return stopping.on()
                .map(all -> new Switches(all.stream()
                        .filter(one -> shown.isEmpty()
                                || one.project().map(shown.get()::contains).orElse(true))
                        .map(KillSwitchView::of)
                        .toList()));
    }

    @Needs(value = TokenScope.OPERATE, checksProjects = true)
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<TurnedOn> turnOn(@Nullable Wanted body) {
        if (body == null) {
            throw new Refusal(400, "malformed-body", "The body is empty; expected a JSON object with a 'reason'.");
        }
        var what = body.coverage();
        requireRight(what);
        var reason = reason(body.reason())
                .orElseThrow(() -> new Refusal(
                        400, "missing-reason", "A 'reason' is missing: others will read it when nothing is healed."));
        var now = stopping.clock().instant();
        var lasting = Lasting.of(Optional.ofNullable(body.length()), Optional.ofNullable(body.until()), now);
        if (lasting instanceof Lasting.Unclear unclear) {
            throw new Refusal(400, "unclear-time", unclear.message() + ".");
        }
        var asked = new KillSwitch(
                what.project(),
                what.stage(),
                what.action(),
                reason,
                caller.get().name(),
                now,
                ((Lasting.Until) lasting).end());
        caller.note("stops " + asked.covered() + ": " + reason);
        return requireThere(what)
                .chain(() -> stopping.stop(asked))
                .map(change -> new TurnedOn(change.event().isPresent(), KillSwitchView.of(change.after())));
    }

    @Needs(value = TokenScope.OPERATE, checksProjects = true)
    @DELETE
    public Uni<Lifted> lift(
            @RestQuery @Nullable String project,
            @RestQuery @Nullable String stage,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String reason) {
        var what = coverageOf(project, stage, action);
        requireRight(what);
        var said = reason(reason).orElse("");
        return stopping.allow(what, caller.get().name(), said)
                .chain(change -> stopping.on().map(all -> lifted(what, change, all)));
    }

    private Lifted lifted(Coverage what, Optional<SwitchChange> change, List<KillSwitch> on) {
        caller.note(change.map(done -> "allows " + done.after().covered() + " again")
                .orElse("nothing was stopped just so"));
        return new Lifted(
                change.isPresent(),
                change.map(SwitchChange::after).map(KillSwitchView::of),
                on.stream()
                        .filter(one -> Coverage.of(one).overlaps(what))
                        .filter(one -> one.project().map(caller.get()::isFor).orElse(true))
                        .map(KillSwitchView::of)
                        .toList());
    }

    private void requireRight(Coverage what) {
        what.project()
                .ifPresentOrElse(
                        caller::require, () -> caller.get().requireAllProjects("a kill switch without a project"));
    }

    /** Who mistypes a name would believe that something is stopped. */
    private Uni<Void> requireThere(Coverage what) {
        if (what.project().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var project = what.project().get();
        return places.stagesOf(project)
                .invoke(known -> known.ifPresent(stages -> requireThere(project, what.stage(), stages)))
                .replaceWithVoid();
    }

    private static void requireThere(String project, Optional<String> stage, List<String> stages) {
        if (stages.isEmpty()) {
            throw new Refusal(
                    404,
                    "unknown-project",
                    "There is no project '%s', so nothing would be stopped. List them: drydock get projects"
                            .formatted(project));
        }
        stage.filter(name -> !stages.contains(name)).ifPresent(name -> {
            throw new Refusal(
                    404,
                    "unknown-stage",
                    "Project '%s' has no stage '%s', so nothing would be stopped; its stages are %s."
                            .formatted(project, name, String.join(", ", stages)));
        });
    }

    private static Optional<String> reason(@Nullable String text) {
        var reason = Optional.ofNullable(text).map(String::strip).filter(said -> !said.isEmpty());
        if (reason.filter(said -> said.length() > LONGEST || said.indexOf('\0') >= 0)
                .isPresent()) {
            throw new Refusal(
                    400,
                    "unreadable-reason",
                    "The reason has %d characters, or one of them is NUL; at most %d are kept."
                            .formatted(reason.get().length(), LONGEST));
        }
        return reason;
    }

    private static Coverage coverageOf(@Nullable String project, @Nullable String stage, @Nullable String action) {
        return new Coverage(name("project", project), name("stage", stage), name("action", action));
    }

    private static Optional<String> name(String what, @Nullable String text) {
        var name = Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
        if (name.filter(one -> one.length() > LONGEST || one.indexOf('\0') >= 0).isPresent()) {
            throw new Refusal(400, "unreadable-name", "The name of the %s cannot be one.".formatted(what));
        }
        return name;
    }
}
