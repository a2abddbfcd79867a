package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.deadletter.DeadLetterReplay;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.deadletter.DeadLetters.DeadLetter;
import dev.drydock.shipyard.application.deadletter.DeadLetters.LetterQuery;
import dev.drydock.shipyard.application.deadletter.DeadLetters.Summary;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages that no service could handle: read them, mend them, and send them through again. */
@Path("/api/v1/dead-letter")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private final DeadLetters letters;
    private final DeadLetterReplay replay;
    private final EventCodec codec = new EventCodec();

    public DeadLetterResource(DeadLetters letters, DeadLetterReplay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    /** A dead letter without its body; {@code key} is mostly the event's id. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SummaryDto(
            String id,
            String service,
            String key,
            String subject,
            String reason,
            Instant createdAt,
            Optional<Instant> replayedAt,
            int size) {
        static SummaryDto of(Summary letter) {
            return new SummaryDto(
                    letter.id(),
                    letter.service(),
                    letter.key(),
                    letter.subject(),
                    letter.reason(),
                    letter.createdAt(),
                    letter.replayedAt(),
                    letter.size());
        }
    }

    /** A dead letter; the body is {@code text}, or {@code base64} where it is no UTF-8. */
    record LetterDto(@JsonUnwrapped SummaryDto summary, String encoding, String body) {
        static LetterDto of(DeadLetter letter) {
            var summary = SummaryDto.of(letter.summary());
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(letter.body()))
                        .toString();
                return new LetterDto(summary, "text", text);
            } catch (CharacterCodingException notText) {
                return new LetterDto(summary, "base64", Base64.getEncoder().encodeToString(letter.body()));
            }
        }
    }

    /** One page of dead letters, newest first. */
    record LettersDto(List<SummaryDto> deadLetters, int totalCount, int pageSize, String nextPageKey) {}

    /** The event that went in again; a new id if the event had been accepted before. */
    record ReplayedDto(String id, String eventId) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<LettersDto> list(
            @QueryParam("service") @Nullable String service,
            @QueryParam("replayed") @Nullable Boolean replayed,
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        var query = new LetterQuery(given(service), Optional.ofNullable(replayed));
        return letters.list(query, paging.offset(), paging.size())
                .map(page -> new LettersDto(
                        page.letters().stream().map(SummaryDto::of).toList(),
                        page.total(),
                        page.letters().size(),
                        paging.next(page.total())));
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{id}")
    public Uni<LetterDto> show(@PathParam("id") String id) {
        return find(id).map(LetterDto::of);
    }

    @Needs(TokenScope.OPERATE)
    @PUT
    @Path("/{id}")
    public Uni<LetterDto> edit(@PathParam("id") String id, byte @Nullable [] body) {
        return find(id).invoke(letter -> event(letter.summary(), body == null ? new byte[0] : body))
                .call(letter -> letters.edit(letter.summary(), body))
                .chain(() -> find(id))
                .map(LetterDto::of);
    }

    @Needs(TokenScope.OPERATE)
    @POST
    @Path("/{id}/replay")
    public Uni<ReplayedDto> replay(@PathParam("id") String id) {
        return find(id).chain(letter -> {
            var event = event(letter.summary(), letter.body());
            return replay.replay(letter, event)
                    .map(eventId -> new ReplayedDto(letter.summary().id(), eventId.value()));
        });
    }

    @Needs(TokenScope.OPERATE)
    @DELETE
    @Path("/{id}")
    public Uni<Map<String, Object>> remove(@PathParam("id") String id) {
        return find(id).chain(letter -> letters.remove(letter.summary())).replaceWith(Map::of);
    }

    private Uni<DeadLetter> find(String id) {
        return letters.find(id)
                .map(found -> found.orElseThrow(() -> new Refusal(
                        404,
                        "unknown-dead-letter",
                        "There is no dead letter '%s'; drydock dead-letters list shows them.".formatted(id))));
    }

    /** What would be sent through again, if it may be. */
    private KeptnEvent event(Summary letter, byte[] body) {
        var decoded = codec.decode(body);
        if (decoded instanceof Decoded.Malformed malformed) {
            throw new Refusal(422, "malformed-event", malformed.reason());
        }
        var event = ((Decoded.Valid) decoded).event();
        replay.refusal(letter, event).ifPresent(why -> {
            throw new Refusal(422, "refused-event", why);
        });
        return event;
    }
}
