package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.sequence.Flows;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Every accepted event, where Keptn's clients look for it. */
@Path("/api/mongodb-datastore/event")
@Produces(MediaType.APPLICATION_JSON)
public class EventStoreResource {
    private final Flows flows;
    private final EventCodec codec = new EventCodec();

    public EventStoreResource(Flows flows) {
        this.flows = flows;
    }

    /** One page of events, newest first. */
    record EventsDto(List<JsonNode> events, int totalCount, int pageSize, String nextPageKey) {}

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
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return flows.events(new Flows.EventQuery(
                        Optional.ofNullable(project),
                        Optional.ofNullable(stage),
                        Optional.ofNullable(service),
                        Optional.ofNullable(type),
                        Optional.ofNullable(source),
                        Optional.ofNullable(context),
                        Optional.ofNullable(eventId),
                        Paging.time("fromTime", fromTime),
                        Paging.time("beforeTime", beforeTime),
                        paging.offset(),
                        paging.size()))
                .map(page -> new EventsDto(
                        page.items().stream().<JsonNode>map(codec::toJson).toList(),
                        page.total(),
                        page.items().size(),
                        paging.next(page.total())));
    }
}
