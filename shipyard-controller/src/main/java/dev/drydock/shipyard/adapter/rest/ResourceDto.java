package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.model.lint.Finding;
import dev.drydock.upstream.Committed;
import dev.drydock.upstream.Resource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file and where it is from, as Keptn's clients read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResourceDto(String resourceURI, String resourceContent, MetadataDto metadata) {
    /**
     * @param version the commit
     * @param stale present and true when the upstream cannot be used, and this is what was fetched last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MetadataDto(String branch, String upstreamURL, String version, Boolean stale) {
        static MetadataDto of(String branch, String upstream, String commit, boolean stale) {
            return new MetadataDto(branch, upstream, commit, stale ? true : null);
        }
    }

    /** What a write led to. */
    record CommittedDto(String commitID, MetadataDto metadata, List<FindingDto> findings) {
        static CommittedDto of(Committed committed, String upstream, List<Finding> findings) {
            return new CommittedDto(
                    committed.commitId(),
                    MetadataDto.of(committed.branch(), upstream, committed.commitId(), false),
                    findings.stream().map(FindingDto::of).toList());
        }
    }

    /** One page of file names. */
    record ResourcesDto(List<ResourceDto> resources, int totalCount, int pageSize, String nextPageKey) {}

    /** Files to write. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WriteDto(@JsonSetter(contentNulls = Nulls.FAIL) List<FileDto> resources) {
        Map<String, byte[]> files() {
            var files = new LinkedHashMap<String, byte[]>();
            for (var file : resources == null ? List.<FileDto>of() : resources) {
                files.put(relative(ProjectBody.required("resourceURI", file.resourceURI())), file.content());
            }
            if (files.isEmpty()) {
                ProjectBody.required("resources", "");
            }
            return files;
        }
    }

    /** A file to write. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FileDto(String resourceURI, String resourceContent) {
        byte[] content() {
            return ProjectBody.base64("resourceContent", resourceContent == null ? "" : resourceContent);
        }
    }

    static ResourceDto of(Resource file, String upstream) {
        return new ResourceDto(
                file.path(),
                Base64.getEncoder().encodeToString(file.content()),
                MetadataDto.of(file.branch(), upstream, file.commitId(), file.stale()));
    }

    /** Keptn's clients may begin it with one slash, which means the same folder. */
    static String relative(String uri) {
        return uri.startsWith("/") ? uri.substring(1) : uri;
    }

    static ResourceDto named(String uri, MetadataDto metadata) {
        return new ResourceDto(uri, null, metadata);
    }
}
