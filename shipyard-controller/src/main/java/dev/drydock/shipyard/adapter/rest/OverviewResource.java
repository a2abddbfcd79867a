package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.overview.Overviews.Load;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is going on everywhere, in one read. */
@Path("/api/v1/overview")
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {
    private final Overviews overviews;
    private final CurrentCaller caller;

    public OverviewResource(Overviews overviews, CurrentCaller caller) {
        this.overviews = overviews;
        this.caller = caller;
    }

    /** How many sequence executions of a project are in which state; those that are over are not counted. */
    record LoadDto(String project, Map<String, Integer> sequences) {}

    /** Projects where something is not over, by name. */
    record OverviewDto(List<LoadDto> projects) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<OverviewDto> everywhere() {
        return overviews
                .loads(caller.get().shown(null))
                .map(loads -> new OverviewDto(loads.stream()
                        .collect(Collectors.groupingBy(
                                Load::project,
                                TreeMap::new,
                                Collectors.toMap(Load::state, Load::count, Integer::sum, TreeMap::new)))
                        .entrySet()
                        .stream()
                        .map(entry -> new LoadDto(entry.getKey(), entry.getValue()))
                        .toList()));
    }
}
