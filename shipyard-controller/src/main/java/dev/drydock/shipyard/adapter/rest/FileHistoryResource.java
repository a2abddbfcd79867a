package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectResources;
import dev.drydock.shipyard.application.project.ProjectResources.Place;
import dev.drydock.upstream.FileChange;
import dev.drydock.upstream.History;
import dev.drydock.upstream.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who changed what in the files of a project. */
@Path("/api/v1/project/{project}/history")
@Produces(MediaType.APPLICATION_JSON)
public class FileHistoryResource {
    private final ProjectResources resources;

    public FileHistoryResource(ProjectResources resources) {
        this.resources = resources;
    }

    /** One page, newest first; {@code nextPageKey} is 0 on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryDto(
            List<CommitDto> commits,
            String commitId,
            String branch,
            int pageSize,
            String nextPageKey,
            @Nullable Boolean stale) {
        static HistoryDto of(History history, int skipped) {
            var shown = history.revisions().size();
            return new HistoryDto(
                    history.revisions().stream().map(CommitDto::of).toList(),
                    history.commitId(),
                    history.branch(),
                    shown,
                    history.isMore() ? history.commitId() + ":" + (skipped + shown) : "0",
                    history.stale() ? true : null);
        }
    }

    /**
     * A commit.
     *
     * @param parent where files are as they were before; absent for the first commit
     * @param changes the first 100 of the {@code changed} files
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CommitDto(
            String commitId,
            Optional<String> parent,
            String author,
            Instant time,
            String message,
            List<ChangeDto> changes,
            int changed) {
        static CommitDto of(Revision revision) {
            return new CommitDto(
                    revision.commitId(),
                    revision.parent(),
                    revision.author().name(),
                    revision.time(),
                    revision.message(),
                    revision.changes().stream().map(ChangeDto::of).toList(),
                    revision.changed());
        }
    }

    /** @param change {@code added}, {@code changed} or {@code deleted} */
    record ChangeDto(String path, String change) {
        static ChangeDto of(FileChange change) {
            return new ChangeDto(change.path(), change.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    @Needs(TokenScope.READ)
    @GET
    public Uni<HistoryDto> list(
            @PathParam("project") String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service,
            @QueryParam("path") @Nullable String path,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var key = Key.of(nextPageKey);
        var size = Paging.of(pageSize, null).size();
        return resources
                .history(place(project, given(stage), given(service)), given(path), key.commit(), key.skip(), size)
                .map(history -> HistoryDto.of(history, key.skip()));
    }

    static Place place(String project, Optional<String> stage, Optional<String> service) {
        if (service.isPresent() && stage.isEmpty()) {
            throw new Refusal(
                    400,
                    "bad-parameter",
                    "The service '%s' has files in each stage: say which stage.".formatted(service.get()));
        }
        return new Place(project, stage, service);
    }

    /** Pages are counted from a commit, so that what is written meanwhile moves nothing. */
    private record Key(Optional<String> commit, int skip) {
        private static final Pattern FORM = Pattern.compile("([0-9a-f]{40}):([0-9]{1,8})");

        static Key of(@Nullable String text) {
            if (text == null || text.isBlank() || text.equals("0")) {
                return new Key(Optional.empty(), 0);
            }
            var key = FORM.matcher(text);
            if (!key.matches()) {
                throw Paging.unknownKey(text);
            }
            return new Key(Optional.of(key.group(1)), Integer.parseInt(key.group(2)));
        }
    }
}
