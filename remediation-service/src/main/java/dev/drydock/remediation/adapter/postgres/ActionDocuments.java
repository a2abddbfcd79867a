package dev.drydock.remediation.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.adapter.postgres.HoldDocuments.Said;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.Skipped;
import dev.drydock.remediation.domain.problem.UndoRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Actions inside of a {@link ProblemDocument}: given, skipped, taken back. Guards are read from files, never kept. */
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
            @Nullable String place,
            @Nullable Integer count,
            boolean unmeasured) {
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
                    action.place(),
                    attempt.count().orElse(null),
                    attempt.unmeasured());
        }

        Attempt toAttempt() {
            var doing = new Doing(name, action, description, value, place);
            return new Attempt(
                    index,
                    Optional.ofNullable(count),
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
                    unmeasured,
                    Optional.ofNullable(reason));
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
