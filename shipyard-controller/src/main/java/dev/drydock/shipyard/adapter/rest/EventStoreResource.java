package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;
import static dev.drydock.shipyard.adapter.rest.Given.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.sequence.EventsOfType;
import dev.drydock.shipyard.application.sequence.Flows;
import dev.drydock.shipyard.application.sequence.Flows.StoredEvent;
import dev.drydock.shipyard.domain.search.EventFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;

/** Every accepted event, where Keptn's clients look for it. */
@Path("/api/mongodb-datastore/event")
@Produces(MediaType.APPLICATION_JSON)
public class EventStoreResource {
    private static final int FEW = 20;
    private static final int MOST = 1000;

    private final Flows flows;
    private final EventsOfType ofType;
    private final CurrentCaller caller;
    private final EventCodec codec = new EventCodec();

    public EventStoreResource(Flows flows, EventsOfType ofType, CurrentCaller caller) {
        this.flows = flows;
        this.ofType = ofType;
        this.caller = caller;
    }

    /** One page of events, newest first; {@code ignored} beside the attributes says why an event changed nothing. */
    record EventsDto(List<JsonNode> events, int totalCount, int pageSize, String nextPageKey) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<EventsDto> list(
            @QueryParam("project") String project,
            @QueryParam("stage") String stage,
            @QueryParam("service") String service,
            @QueryParam("type") String type,
            @QueryParam("source") String source,
            @QueryParam("keptnContext") String context,
            @QueryParam("eventID") String eventId,
            @QueryParam("fromTime") String fromTime,
            @QueryParam("beforeTime") String beforeTime,
            @QueryParam("root") String root,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return flows.events(new Flows.EventQuery(
                        caller.get().shown(project),
                        given(stage),
                        given(service),
                        given(type),
                        given(source),
                        given(context),
                        given(eventId),
                        time("fromTime", fromTime),
                        time("beforeTime", beforeTime),
                        root != null && !root.equals("false"),
                        paging.offset(),
                        paging.size()))
                .map(page -> new EventsDto(
                        page.items().stream().map(this::json).toList(),
                        page.total(),
                        page.items().size(),
                        paging.next(page.total())));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/type/{type}")
    public Uni<EventsDto> ofType(
            @PathParam("type") String type,
            @QueryParam("filter") String filter,
            @QueryParam("limit") Integer limit,
            @QueryParam("excludeInvalidated") boolean excludeInvalidated,
            @QueryParam("fromTime") String fromTime) {
        var query = new EventsOfType.Query(type, shown(filter(filter)), time("fromTime", fromTime), excludeInvalidated);
        return ofType.newest(query, most(limit))
                .map(found -> new EventsDto(
                        found.stream().<JsonNode>map(codec::toJson).toList(), found.size(), found.size(), "0"));
    }

    /** Only what is in the caller's projects. */
    private EventFilter shown(EventFilter wanted) {
        var asking = caller.get();
        var named = wanted.values(EventFilter.Field.PROJECT);
        named.ifPresent(projects -> projects.forEach(asking::require));
        if (named.isPresent() || asking.projects().isEmpty()) {
            return wanted;
        }
        var terms = new HashMap<>(wanted.terms());
        terms.put(EventFilter.PROJECT, List.copyOf(asking.projects().get()));
        return new EventFilter(terms);
    }

    private static int most(Integer limit) {
        if (limit != null && limit < 1) {
            throw new Refusal(400, "bad-limit", "limit is %d; expected 1 or more.".formatted(limit));
        }
        return limit == null ? FEW : Math.min(limit, MOST);
    }

    private static EventFilter filter(String text) {
        var reading = EventFilter.parse(text == null ? "" : text);
        if (reading instanceof EventFilter.Reading.Invalid invalid) {
            throw new Refusal(400, "bad-filter", "The parameter 'filter' is not clear: " + invalid.reason());
        }
        return ((EventFilter.Reading.Valid) reading).filter();
    }

    private JsonNode json(StoredEvent stored) {
        var json = codec.toJson(stored.event());
        stored.ignored().ifPresent(why -> json.put("ignored", why));
        return json;
    }
}
