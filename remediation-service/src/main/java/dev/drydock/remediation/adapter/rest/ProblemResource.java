package dev.drydock.remediation.adapter.rest;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Rfc3339;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.Approvals;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.application.ProblemArchive.Filter;
import dev.drydock.remediation.application.ProblemArchive.Listed;
import dev.drydock.remediation.domain.problem.ApprovalGiven;
import dev.drydock.remediation.domain.problem.ProblemState;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Problems and what was done about them. */
@Path("/api/remediation/v1/problem")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemResource {
    private static final int LARGEST_PAGE = 500;
    private static final String LAST_PAGE = "0";
    private static final int LONGEST_COMMENT = 2000;

    private final ProblemArchive problems;
    private final Approvals approvals;
    private final CurrentCaller caller;

    public ProblemResource(ProblemArchive problems, Approvals approvals, CurrentCaller caller) {
        this.problems = problems;
        this.approvals = approvals;
        this.caller = caller;
    }

    /** The newest first; {@code nextPageKey} is {@code 0} on the last page. */
    public record Page(List<ProblemView> problems, int pageSize, String nextPageKey) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<Page> list(
            @RestQuery Optional<String> project,
            @RestQuery Optional<String> stage,
            @RestQuery Optional<String> service,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> keptnContext,
            @RestQuery Optional<String> since,
            @RestQuery @DefaultValue("true") boolean timeline,
            @RestQuery @DefaultValue("100") String pageSize,
            @RestQuery Optional<String> nextPageKey) {
        var size = (int) Math.min(number("pageSize", pageSize), LARGEST_PAGE);
        var filter = new Filter(
                caller.get().shown(project.orElse(null)),
                given(stage),
                given(service),
                given(state).map(ProblemResource::statesOf),
                given(keptnContext).map(KeptnContext::new),
                given(since).map(ProblemResource::time),
                given(nextPageKey).filter(key -> !key.equals(LAST_PAGE)).map(key -> number("nextPageKey", key)));
        return problems.list(filter, size + 1).map(found -> page(found, size, timeline));
    }

    private static Page page(List<Listed> found, int size, boolean timeline) {
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page(
                shown.stream()
                        .map(ProblemView::of)
                        .map(view -> timeline ? view : view.withoutTimeline())
                        .toList(),
                size,
                found.size() > size ? String.valueOf(shown.get(size - 1).place()) : LAST_PAGE);
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/{id}")
    public Uni<ProblemView> show(@RestPath String id) {
        var asking = caller.get();
        return existing(id)
                .invoke(found -> asking.require(found.life().report().scope().project()))
                .map(ProblemView::of);
    }

    /** What a person says about the action that is held. */
    public record Word(@Nullable String decision, @Nullable String comment) {}

    @Needs(value = TokenScope.OPERATE, checksProjects = true)
    @POST
    @Path("/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ProblemView> approve(@RestPath String id, @Nullable Word body) {
        var word = Optional.ofNullable(body).map(Word::decision).orElse("");
        if (!word.equals("approved") && !word.equals("declined")) {
            throw new Refusal(
                    400, "unknown-decision", "'decision' is '%s'; it is either approved or declined.".formatted(word));
        }
        var comment = Optional.ofNullable(body.comment()).orElse("").strip();
        if (comment.length() > LONGEST_COMMENT) {
            throw new Refusal(
                    400, "comment-too-long", "The comment is longer than %d characters.".formatted(LONGEST_COMMENT));
        }
        var asking = caller.get();
        caller.note("%s an action of problem %s".formatted(word, id));
        return existing(id)
                .invoke(found -> caller.require(found.life().report().scope().project()))
                .chain(found -> approvals.take(found.life(), asking.name(), word.equals("approved"), comment))
                .invoke(ProblemResource::refuse)
                .chain(() -> existing(id))
                .map(ProblemView::of);
    }

    private static void refuse(ApprovalGiven given) {
        if (given instanceof ApprovalGiven.Refused refused) {
            throw new Refusal(409, refused.reason(), refused.message());
        }
    }

    private Uni<Listed> existing(String id) {
        return problems.show(id)
                .map(found -> found.orElseThrow(() -> new Refusal(
                        404, "unknown-problem", "There is no problem '%s'. List them without an id.".formatted(id))));
    }

    private static List<ProblemState> statesOf(String commaList) {
        return Arrays.stream(commaList.split(","))
                .map(String::strip)
                .map(ProblemResource::stateOf)
                .toList();
    }

    private static ProblemState stateOf(String word) {
        return Arrays.stream(ProblemState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "unknown-state",
                        "'%s' is no state of a problem. They are: %s."
                                .formatted(
                                        word,
                                        Arrays.stream(ProblemState.values())
                                                .map(ProblemState::word)
                                                .collect(Collectors.joining(", ")))));
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Instant time(String text) {
        return Rfc3339.parse(text)
                .orElseThrow(() -> new Refusal(
                        400,
                        "bad-parameter",
                        "The parameter 'since' is '%s', but must be a time such as 2026-11-22T10:00:00Z."
                                .formatted(text)));
    }

    private static long number(String parameter, String text) {
        try {
            var number = Long.parseLong(text.strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException none) {
            // refused below, like a number out of range
        }
        throw new Refusal(
                400,
                "bad-parameter",
                "The parameter '%s' is '%s', but must be a whole number from 1.".formatted(parameter, text));
    }
}
