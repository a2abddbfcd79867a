package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.domain.intake.EventRules;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events in by HTTP. Answers once the event is committed: from then on it is not lost. */
@Path("/api/v1/event")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    private static final String APPROVAL = "approval";
    /** As it goes on an event may be larger than it came in: {@code 1e9} is written as {@code 1.0E9}. */
    private static final int MOST_GROWTH = 2;

    private final EventFlow flow;
    private final ProjectSnapshots projects;
    private final InstantSource clock;
    private final Supplier<UUID> freshIds;
    private final CurrentCaller caller;
    private final int largest;
    private final EventCodec codec = new EventCodec();

    public EventResource(
            EventFlow flow,
            ProjectSnapshots projects,
            InstantSource clock,
            Supplier<UUID> freshIds,
            CurrentCaller caller,
            @ConfigProperty(name = "drydock.shipyard.largest-event", defaultValue = "1000000") int largest) {
        this.flow = flow;
        this.projects = projects;
        this.clock = clock;
        this.freshIds = freshIds;
        this.caller = caller;
        this.largest = largest;
    }

    /** The flow that an event belongs to. */
    record ContextDto(String keptnContext) {}

    @Needs(value = TokenScope.SEND_EVENTS, checksProjects = true)
    @POST
    public Uni<ContextDto> send(byte[] body) {
        if (body == null || body.length == 0) {
            throw new Refusal(400, "malformed-event", "The body is empty; expected a CloudEvent as JSON.");
        }
        checkSize(body.length);
        var decoded = codec.decodeFromApi(body, freshIds.get(), clock.instant());
        if (decoded instanceof Decoded.Malformed malformed) {
            throw new Refusal(400, "malformed-event", malformed.reason());
        }
        var event = ((Decoded.Valid) decoded).event();
        EventRules.refusal(event).ifPresent(reason -> {
            throw new Refusal(400, "refused-event", reason);
        });
        if (body.length > largest / MOST_GROWTH) {
            checkSize(codec.encode(event).length);
        }
        checkCaller(event);
        return checkPlace(event)
                .chain(() -> flow.acceptFromApi(event))
                .replaceWith(() ->
                        new ContextDto(event.context().map(KeptnContext::value).orElse("")));
    }

    private void checkSize(int bytes) {
        if (bytes > largest) {
            throw new Refusal(
                    413,
                    "event-too-large",
                    "The event has %d bytes; at most %d can be carried.".formatted(bytes, largest));
        }
    }

    /** Answering an approval steers what runs, though it is an event like others. */
    private void checkCaller(KeptnEvent event) {
        var sender = caller.get();
        caller.note(event.type().value());
        event.data()
                .text("project")
                .ifPresentOrElse(caller::require, () -> sender.requireAllProjects("an event without a project"));
        if (event.type() instanceof EventType.OfTask answer && answer.task().equals(APPROVAL)) {
            sender.require(TokenScope.OPERATE, "answering an approval");
        }
    }

    private Uni<Void> checkPlace(KeptnEvent event) {
        var scope = event.data().scope();
        if (scope.isEmpty() || !(event.type() instanceof EventType.OfSequence sequence)) {
            return Uni.createFrom().voidItem();
        }
        return projects.afterPushes(scope.get().project())
                .invoke(project -> PlaceCheck.check(project, scope.get(), sequence.sequence()))
                .replaceWithVoid();
    }
}
