package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;
import static dev.drydock.shipyard.adapter.rest.Given.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.access.Audit;
import dev.drydock.shipyard.application.access.Audit.AuditEntry;
import dev.drydock.shipyard.application.access.Audit.AuditQuery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit trail: who changed what, when, from where, and how it ended. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final Audit audit;

    public AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** A use; {@code status} is absent where how it ended was never learned. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record UseDto(
            UUID id,
            Instant time,
            String token,
            String method,
            String path,
            Optional<String> project,
            String address,
            @Nullable Integer status,
            Optional<String> detail) {
        static UseDto of(AuditEntry entry) {
            var use = entry.use();
            return new UseDto(
                    use.id(),
                    use.at(),
                    use.token(),
                    use.method(),
                    use.path(),
                    use.project(),
                    use.address(),
                    entry.status().isPresent() ? entry.status().getAsInt() : null,
                    entry.detail());
        }
    }

    /** One page of uses, newest first. */
    record UsesDto(List<UseDto> uses, int pageSize, String nextPageKey) {}

    @Needs(TokenScope.ADMIN)
    @GET
    public Uni<UsesDto> list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("token") @Nullable String token,
            @QueryParam("fromTime") @Nullable String fromTime,
            @QueryParam("beforeTime") @Nullable String beforeTime,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, null);
        var query = new AuditQuery(
                given(project),
                given(token),
                time("fromTime", fromTime),
                time("beforeTime", beforeTime),
                given(nextPageKey).map(AuditResource::place).filter(place -> place > 0));
        return audit.list(query, paging.size() + 1).map(found -> page(found, paging.size()));
    }

    /** A page begins where the last one ended, whatever was added meanwhile. */
    private static UsesDto page(List<AuditEntry> found, int size) {
        var shown = found.stream().limit(size).toList();
        var next = found.size() > size ? String.valueOf(shown.get(size - 1).place()) : "0";
        return new UsesDto(shown.stream().map(UseDto::of).toList(), shown.size(), next);
    }

    private static long place(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOne) {
            throw Paging.unknownKey(key);
        }
    }
}
