package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.access.Tokens;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.overview.RegisterFeed;
import dev.drydock.shipyard.application.sequence.EventFeed;
import dev.drydock.shipyard.application.sequence.EventTail.Position;
import dev.drydock.shipyard.application.sequence.EventTail.Tailed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Everything that happens, as it happens: server-sent events, to be taken up again by the last event's id. */
@Path("/api/v1/stream")
public class StreamResource {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final RegisterFeed registerFeed;
    private final CurrentCaller current;
    private final Tokens tokens;
    private final EventCodec codec = new EventCodec();

    public StreamResource(EventFeed feed, RegisterFeed registerFeed, CurrentCaller current, Tokens tokens) {
        this.feed = feed;
        this.registerFeed = registerFeed;
        this.current = current;
        this.tokens = tokens;
    }

    /**
     * Each event is a CloudEvent as JSON. Without a last event id the stream begins now.
     *
     * @param registers whether it is also told which registers change, by messages named {@code changed}
     */
    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<OutboundSseEvent> follow(
            @QueryParam("project") String project,
            @QueryParam("stage") String stage,
            @QueryParam("service") String service,
            @QueryParam("keptnContext") String context,
            @QueryParam("registers") boolean registers,
            @QueryParam("lastEventId") String fromQuery,
            @HeaderParam("Last-Event-ID") String fromHeader,
            @Context Sse sse) {
        var shown = current.get().shown(project);
        var token = current.token();
        var over = sse.newEventBuilder().comment("over").build();
        var position = Optional.ofNullable(fromHeader)
                .or(() -> Optional.ofNullable(fromQuery))
                .map(StreamResource::position)
                .map(feed::after)
                .orElseGet(feed::now);
        var changes = registers
                ? changes(sse)
                : Uni.createFrom().item(Multi.createFrom().<OutboundSseEvent>empty());
        return Uni.combine().all().unis(position, changes).asTuple().onItem().transformToMulti(both -> {
            var start = both.getItem1();
            var events = feed.from(start)
                    .filter(tailed -> isShown(tailed.event(), shown)
                            && is(tailed.event(), "stage", stage)
                            && is(tailed.event(), "service", service)
                            && (context == null
                                    || tailed.event()
                                            .context()
                                            .map(KeptnContext::value)
                                            .filter(context::equals)
                                            .isPresent()))
                    .map(tailed -> message(sse, tailed));
            return Multi.createBy()
                    .concatenating()
                    .streams(
                            Multi.createFrom().item(listening(sse, start)),
                            Multi.createBy()
                                    .merging()
                                    .streams(events, both.getItem2(), signsOfLife(sse, token, over))
                                    .select()
                                    .first(message -> message != over));
        });
    }

    /** How the registers stand is read before the stream opens: whoever looks at them once it is open misses nothing. */
    private Uni<Multi<OutboundSseEvent>> changes(Sse sse) {
        return registerFeed
                .now()
                .map(known -> registerFeed
                        .from(known)
                        .map(name ->
                                sse.newEventBuilder().name("changed").data(name).build()));
    }

    /** Opens the stream at once, and says where to take it up again if nothing else comes. */
    private static OutboundSseEvent listening(Sse sse, Position start) {
        return sse.newEventBuilder().id(start.toString()).comment("listening").build();
    }

    /** Each time the token is looked up again: once it has expired or was revoked, the stream is over. */
    private Multi<OutboundSseEvent> signsOfLife(Sse sse, String token, OutboundSseEvent over) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(SIGN_OF_LIFE)
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> tokens.find(token)
                        .map(Optional::isPresent)
                        .onFailure()
                        .recoverWithItem(true)
                        .map(isRight -> isRight
                                ? sse.newEventBuilder().comment("still here").build()
                                : over));
    }

    private OutboundSseEvent message(Sse sse, Tailed tailed) {
        return sse.newEventBuilder()
                .id(tailed.position().toString())
                .data(codec.toJson(tailed.event()).toString())
                .build();
    }

    private static Position position(String text) {
        return Position.parse(text)
                .orElseThrow(() -> new Refusal(
                        400, "bad-event-id", "The last event id '%s' is none of this stream.".formatted(text)));
    }

    private static boolean isShown(KeptnEvent event, Optional<List<String>> projects) {
        return projects.map(some ->
                        event.data().text("project").filter(some::contains).isPresent())
                .orElse(true);
    }

    private static boolean is(KeptnEvent event, String key, String wanted) {
        return wanted == null || event.data().text(key).filter(wanted::equals).isPresent();
    }
}
