package dev.drydock.shipyard.adapter.rest;

import dev.drydock.shipyard.adapter.rest.ResourceDto.CommittedDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.FileDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.ResourcesDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.WriteDto;
import dev.drydock.shipyard.application.project.ProjectFiles;
import dev.drydock.shipyard.application.project.ProjectResources;
import dev.drydock.shipyard.application.project.ProjectResources.Place;
import dev.drydock.upstream.Committed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What the resource API does at every level: Keptn's shapes around the application's answers. */
@ApplicationScoped
class ResourceEndpoint {
    private final ProjectResources resources;
    private final ProjectFiles files;
    private final ProjectBody bodies;

    ResourceEndpoint(ProjectResources resources, ProjectFiles files, ProjectBody bodies) {
        this.resources = resources;
        this.files = files;
        this.bodies = bodies;
    }

    Uni<ResourcesDto> list(Place place, String commit, Integer pageSize, String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return resources.list(place, given(commit)).map(all -> {
            var page = all.stream()
                    .skip(paging.offset())
                    .limit(paging.size())
                    .map(ResourceDto::named)
                    .toList();
            return new ResourcesDto(page, all.size(), page.size(), paging.next(all.size()));
        });
    }

    Uni<ResourceDto> read(Place place, String uri, String commit, URI base) {
        return resources.read(place, uri, given(commit)).map(file -> ResourceDto.of(file, upstream(place, base)));
    }

    Uni<CommittedDto> writeAll(Place place, byte[] body, URI base) {
        return committed(
                resources.write(place, bodies.read(body, WriteDto.class).files()), place, base);
    }

    Uni<CommittedDto> write(Place place, String uri, byte[] body, URI base) {
        var file = bodies.read(body, FileDto.class);
        return committed(resources.write(place, Map.of(uri, file.content())), place, base);
    }

    Uni<CommittedDto> delete(Place place, String uri, URI base) {
        return committed(resources.delete(place, uri), place, base);
    }

    private Uni<CommittedDto> committed(Uni<Committed> write, Place place, URI base) {
        return write.map(committed -> CommittedDto.of(committed, upstream(place, base)));
    }

    private String upstream(Place place, URI base) {
        return files.upstreamUrl(place.project()).orElseGet(() -> ProjectDto.hosted(base, place.project()));
    }

    private static Optional<String> given(String commit) {
        return Optional.ofNullable(commit).filter(id -> !id.isBlank());
    }
}
