package dev.drydock.remediation.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.problem.Asking;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.Question;
import dev.drydock.remediation.domain.problem.Skipped;
import dev.drydock.remediation.domain.problem.UndoRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Actions inside of a {@link ProblemDocument}: given, held, skipped, taken back. Guards are read from files, never kept. */
final class ActionDocuments {
    private ActionDocuments() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Doing(
            String name,
            String action,
            String description,
            @Nullable Object value,
            @Nullable String place) {
        static Doing of(Action action) {
            return new Doing(action.name(), action.action(), action.description(), action.value(), action.place());
        }

        Action toAction(Optional<Undo> undo) {
            return new Action(name, action, description, value, Guards.NONE, undo, place == null ? "" : place);
        }
    }

    record Back(Doing action, List<String> when) {
        static Back of(Undo undo) {
            return new Back(
                    Doing.of(undo.action()),
                    undo.when().stream().map(Enum::name).sorted().toList());
        }

        Undo toUndo() {
            return new Undo(
                    action.toAction(Optional.empty()),
                    when.stream().map(Undo.When::valueOf).collect(Collectors.toSet()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Try(
            int index,
            String name,
            String action,
            String description,
            @Nullable Object value,
            String announced,
            String askedBy,
            String at,
            @Nullable String result,
            @Nullable Double score,
            @Nullable String reason,
            @Nullable String status,
            boolean shadow,
            @Nullable String undoes,
            @Nullable Double before,
            @Nullable Back undo,
            @Nullable String place) {
        static Try of(Attempt attempt) {
            var action = attempt.action();
            return new Try(
                    attempt.index(),
                    action.name(),
                    action.action(),
                    action.description(),
                    action.value(),
                    attempt.announced(),
                    attempt.askedBy().value(),
                    attempt.at().toString(),
                    attempt.result().map(Result::wire).orElse(null),
                    attempt.score().orElse(null),
                    attempt.reason().orElse(null),
                    attempt.status().map(Status::wire).orElse(null),
                    attempt.shadow(),
                    attempt.undoes().map(EventId::value).orElse(null),
                    attempt.before().orElse(null),
                    action.undo().map(Back::of).orElse(null),
                    action.place());
        }

        Attempt toAttempt() {
            var doing = new Doing(name, action, description, value, place);
            return new Attempt(
                    index,
                    doing.toAction(Optional.ofNullable(undo).map(Back::toUndo)),
                    announced,
                    new EventId(askedBy),
                    Instant.parse(at),
                    shadow,
                    Optional.ofNullable(undoes).map(EventId::new),
                    Optional.ofNullable(before),
                    Optional.ofNullable(result).flatMap(Result::ofWire),
                    Optional.ofNullable(status).flatMap(Status::ofWire),
                    Optional.ofNullable(score),
                    Optional.ofNullable(reason));
        }
    }

    record Said(String guard, boolean passes, String words, String place) {
        static Said of(Check check) {
            return new Said(check.guard(), check.passes(), check.words(), check.place());
        }

        Check toCheck() {
            return new Check(guard, passes, words, place);
        }
    }

    record Pass(int index, String title, Said by, String at) {
        static Pass of(Skipped skipped) {
            return new Pass(
                    skipped.index(),
                    skipped.title(),
                    Said.of(skipped.by()),
                    skipped.at().toString());
        }

        Skipped toSkipped() {
            return new Skipped(index, title, by.toCheck(), Instant.parse(at));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hold(
            String askedBy,
            @Nullable String commit,
            Map<String, Object> labels,
            String askedAt,
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
                            Instant.parse(askedAt)),
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

    record Undoing(
            String of,
            int index,
            String given,
            Doing action,
            String state,
            String since,
            String triggeredId,
            String words) {
        static Undoing of(UndoRun undo) {
            return new Undoing(
                    undo.of().value(),
                    undo.index(),
                    undo.given().toString(),
                    Doing.of(undo.action()),
                    undo.state().word(),
                    undo.since().toString(),
                    undo.triggeredId().value(),
                    undo.words());
        }

        UndoRun toUndoRun() {
            return new UndoRun(
                    new EventId(of),
                    index,
                    Instant.parse(given),
                    action.toAction(Optional.empty()),
                    UndoRun.State.ofWord(state),
                    Instant.parse(since),
                    new EventId(triggeredId),
                    words);
        }
    }
}
