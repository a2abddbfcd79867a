package dev.drydock.remediation.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.TraceContext;
import dev.drydock.remediation.adapter.postgres.ActionDocuments.Doing;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.problem.Asking;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A held action inside of a {@link ProblemDocument}, with what people are asked about it. */
final class HoldDocuments {
    private HoldDocuments() {}

    record Said(String guard, boolean passes, String words, String place) {
        static Said of(Check check) {
            return new Said(check.guard(), check.passes(), check.words(), check.place());
        }

        Check toCheck() {
            return new Check(guard, passes, words, place);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hold(
            String askedBy,
            @Nullable String commit,
            Map<String, Object> labels,
            String askedAt,
            @Nullable String traceparent,
            @Nullable String tracestate,
            int index,
            Doing action,
            @Nullable String undoes,
            Said by,
            String since,
            String until,
            String lookAgainAt,
            @Nullable Ask asking) {
        static Hold of(Held held) {
            return new Hold(
                    held.question().askedBy().value(),
                    held.question().commit().orElse(null),
                    held.question().labels().values(),
                    held.question().at().toString(),
                    held.question().trace().map(TraceContext::parent).orElse(null),
                    held.question().trace().flatMap(TraceContext::state).orElse(null),
                    held.index(),
                    Doing.of(held.action()),
                    held.undoes().map(EventId::value).orElse(null),
                    Said.of(held.by()),
                    held.since().toString(),
                    held.until().toString(),
                    held.lookAgainAt().toString(),
                    held.asking().map(Ask::of).orElse(null));
        }

        Held toHeld() {
            return new Held(
                    new Question(
                            new EventId(askedBy),
                            Optional.ofNullable(commit),
                            new Payload(labels),
                            Instant.parse(askedAt),
                            Optional.ofNullable(traceparent)
                                    .flatMap(parent -> TraceContext.parse(parent, Optional.ofNullable(tracestate)))),
                    index,
                    action.toAction(Optional.empty()),
                    Optional.ofNullable(undoes).map(EventId::new),
                    by.toCheck(),
                    Instant.parse(since),
                    Instant.parse(until),
                    Instant.parse(lookAgainAt),
                    Optional.ofNullable(asking).map(Ask::toAsking));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ask(
            String since,
            String until,
            int needed,
            List<Vote> votes,
            @Nullable Double score,
            List<Earlier> outcomes) {
        static Ask of(Asking asking) {
            return new Ask(
                    asking.since().toString(),
                    asking.until().toString(),
                    asking.needed(),
                    asking.votes().stream().map(Vote::of).toList(),
                    asking.score().orElse(null),
                    asking.outcomes().stream().map(Earlier::of).toList());
        }

        Asking toAsking() {
            return new Asking(
                    Instant.parse(since),
                    Instant.parse(until),
                    needed,
                    votes.stream().map(Vote::toVote).toList(),
                    Optional.ofNullable(score),
                    outcomes.stream().map(Earlier::toOutcome).toList());
        }
    }

    record Vote(String by, boolean approved, String comment, String at) {
        static Vote of(ApprovalVote vote) {
            return new Vote(
                    vote.by(), vote.approved(), vote.comment(), vote.at().toString());
        }

        ApprovalVote toVote() {
            return new ApprovalVote(by, approved, comment, Instant.parse(at));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Earlier(
            String at,
            String effect,
            @Nullable Double before,
            @Nullable Double after) {
        static Earlier of(Asking.Outcome outcome) {
            return new Earlier(
                    outcome.at().toString(),
                    outcome.effect().name(),
                    outcome.before().orElse(null),
                    outcome.after().orElse(null));
        }

        Asking.Outcome toOutcome() {
            return new Asking.Outcome(
                    Instant.parse(at), Effect.valueOf(effect), Optional.ofNullable(before), Optional.ofNullable(after));
        }
    }
}
