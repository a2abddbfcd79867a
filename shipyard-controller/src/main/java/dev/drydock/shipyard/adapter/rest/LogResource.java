package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;
import static dev.drydock.shipyard.adapter.rest.Given.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.integration.LogEntries;
import dev.drydock.shipyard.application.integration.LogEntries.LogEntry;
import dev.drydock.shipyard.application.integration.LogEntries.LogQuery;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The errors of integrations, where Keptn's services report them and its clients look for them. */
@Path("/api/controlPlane/v1/log")
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {
    private final LogEntries entries;
    private final InstantSource clock;

    public LogResource(LogEntries entries, InstantSource clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** An error in Keptn's shape. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LogDto(
            @Nullable String integrationid,
            @Nullable String message,
            @Nullable Instant time,
            @Nullable String shkeptncontext,
            @Nullable String task,
            @Nullable String triggeredid,
            @Nullable String gitcommitid) {
        static LogDto of(LogEntry entry) {
            return new LogDto(
                    entry.integration().map(IntegrationId::value).orElse(null),
                    entry.message(),
                    entry.time(),
                    entry.context().orElse(null),
                    entry.task().orElse(null),
                    entry.triggeredId().orElse(null),
                    entry.gitCommitId().orElse(null));
        }

        LogEntry toEntry(Instant now) {
            if (message == null || message.isBlank()) {
                throw new Refusal(400, "missing-message", "An entry has no message.");
            }
            return new LogEntry(
                    given(integrationid).map(IntegrationId::new),
                    message,
                    Given.time("time", time)
                            .filter(at -> !at.isBefore(Instant.EPOCH))
                            .orElse(now),
                    given(shkeptncontext),
                    given(task),
                    given(triggeredid),
                    given(gitcommitid));
        }
    }

    /** Errors to add. */
    record LogsDto(
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<LogDto> logs) {}

    /** One page of errors, newest first. */
    record PageDto(List<LogDto> logs, int totalCount, int pageSize, int nextPageKey) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<PageDto> list(
            @QueryParam("integrationId") @Nullable String integration,
            @QueryParam("fromTime") @Nullable String fromTime,
            @QueryParam("beforeTime") @Nullable String beforeTime,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return entries.list(query(integration, fromTime, beforeTime), paging.offset(), paging.size())
                .map(page -> new PageDto(
                        page.entries().stream().map(LogDto::of).toList(),
                        page.total(),
                        page.entries().size(),
                        paging.nextAsNumber(page.total())));
    }

    @Needs(value = TokenScope.SEND_EVENTS, checksProjects = true)
    @POST
    public Uni<Map<String, Object>> add(@Nullable LogsDto body) {
        if (body == null || body.logs() == null) {
            throw new Refusal(400, "malformed-body", "Expected a JSON object with a list 'logs'.");
        }
        var now = clock.instant();
        return entries.add(body.logs().stream().map(log -> log.toEntry(now)).toList())
                .replaceWith(Map::of);
    }

    @Needs(TokenScope.OPERATE)
    @DELETE
    public Uni<Map<String, Object>> remove(
            @QueryParam("integrationId") @Nullable String integration,
            @QueryParam("fromTime") @Nullable String fromTime,
            @QueryParam("beforeTime") @Nullable String beforeTime) {
        return entries.remove(query(integration, fromTime, beforeTime)).replaceWith(Map::of);
    }

    private static LogQuery query(
            @Nullable String integration, @Nullable String fromTime, @Nullable String beforeTime) {
        return new LogQuery(
                given(integration).map(IntegrationId::new), time("fromTime", fromTime), time("beforeTime", beforeTime));
    }
}
