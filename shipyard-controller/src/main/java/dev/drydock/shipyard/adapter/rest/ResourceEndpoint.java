package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.shipyard.adapter.rest.ResourceDto.CommittedDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.FileDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.MetadataDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.ResourcesDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.WriteDto;
import dev.drydock.shipyard.application.lint.ProjectLinter;
import dev.drydock.shipyard.application.project.Contribution;
import dev.drydock.shipyard.application.project.ProjectFiles;
import dev.drydock.shipyard.application.project.ProjectResources;
import dev.drydock.shipyard.application.project.ProjectResources.Place;
import dev.drydock.upstream.Committed;
import dev.drydock.upstream.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the resource API does at every level: Keptn's shapes around the application's answers. */
@ApplicationScoped
class ResourceEndpoint {
    private final ProjectResources resources;
    private final ProjectFiles files;
    private final ProjectBody bodies;
    private final ProjectLinter linter;
    private final CurrentCaller caller;

    ResourceEndpoint(
            ProjectResources resources,
            ProjectFiles files,
            ProjectBody bodies,
            ProjectLinter linter,
            CurrentCaller caller) {
        this.resources = resources;
        this.files = files;
        this.bodies = bodies;
        this.linter = linter;
        this.caller = caller;
    }

    /**
     * What a writer says beside the files.
     *
     * @param ifMatch the commit at which they were read, in quotes or without
     */
    record Said(@Nullable String message, @Nullable String ifMatch) {
        Contribution by(String name) {
            return new Contribution(
                    name,
                    given(message).map(String::strip),
                    given(ifMatch).map(tag -> tag.strip().replaceFirst("^\"(.*)\"$", "$1")));
        }
    }

    Uni<ResourcesDto> list(Place place, String commit, Integer pageSize, String nextPageKey, URI base) {
        var paging = Paging.of(pageSize, nextPageKey);
        return resources.list(place, given(commit)).map(found -> {
            var paths = found.map(Listing::paths).orElse(List.of());
            var metadata = found.map(listing -> MetadataDto.of(
                            listing.branch(), upstream(place, base), listing.commitId(), listing.stale()))
                    .orElse(null);
            var page = paths.stream()
                    .skip(paging.offset())
                    .limit(paging.size())
                    .map(path -> ResourceDto.named(path, metadata))
                    .toList();
            return new ResourcesDto(page, paths.size(), page.size(), paging.next(paths.size()));
        });
    }

    Uni<ResourceDto> read(Place place, String uri, String commit, URI base) {
        return resources
                .read(place, ResourceDto.relative(uri), given(commit))
                .map(file -> ResourceDto.of(file, upstream(place, base)));
    }

    Uni<CommittedDto> writeAll(Place place, byte[] body, String removeStages, Said said, URI base) {
        return write(place, bodies.read(body, WriteDto.class).files(), removeStages, said, base);
    }

    Uni<CommittedDto> write(Place place, String uri, byte[] body, String removeStages, Said said, URI base) {
        var file = bodies.read(body, FileDto.class);
        return write(place, Map.of(ResourceDto.relative(uri), file.content()), removeStages, said, base);
    }

    Uni<CommittedDto> delete(Place place, String uri, Said said, URI base) {
        var contribution = said.by(caller.get().name());
        var path = ResourceDto.relative(uri);
        return committed(place, List.of(path), () -> resources.delete(place, path, contribution), base);
    }

    private Uni<CommittedDto> write(Place place, Map<String, byte[]> files, String removeStages, Said said, URI base) {
        var removed = ProjectBody.names(removeStages);
        var contribution = said.by(caller.get().name());
        return committed(place, files.keySet(), () -> resources.write(place, files, removed, contribution), base);
    }

    private Uni<CommittedDto> committed(
            Place place, Collection<String> uris, Supplier<Uni<Committed>> write, URI base) {
        return linter.around(place, uris, write)
                .map(remarked -> CommittedDto.of(remarked.done(), upstream(place, base), remarked.findings()));
    }

    private String upstream(Place place, URI base) {
        return files.upstreamUrl(place.project()).orElseGet(() -> ProjectDto.hosted(base, place.project()));
    }
}
