package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.events.Result;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.problem.Asking;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.Timeline;
import dev.drydock.remediation.domain.problem.UndoRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link ProblemView} is made of. */
final class ProblemViewParts {
    private ProblemViewParts() {}

    /** One action that was given. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            int number,
            int actionIndex,
            @Nullable Integer actionCount,
            String name,
            String action,
            String description,
            String words,
            @Nullable Object value,
            Instant startedAt,
            boolean shadow,
            boolean undo,
            @Nullable String result,
            @Nullable Double scoreBefore,
            @Nullable Double score,
            @Nullable String effect,
            @Nullable String reason) {
        static AttemptView of(int number, Attempt attempt) {
            var action = attempt.action();
            return new AttemptView(
                    number,
                    attempt.index(),
                    attempt.count().orElse(null),
                    action.name(),
                    action.action(),
                    action.description(),
                    attempt.announced(),
                    action.value(),
                    attempt.at(),
                    attempt.shadow(),
                    attempt.isUndo(),
                    attempt.result().map(Result::wire).orElse(null),
                    attempt.before().orElse(null),
                    attempt.score().orElse(null),
                    word(attempt.effect()),
                    attempt.reason().orElse(null));
        }
    }

    /** What happened, in the order in which it was heard. */
    record EntryView(Instant at, String kind, String words, Map<String, Object> details) {
        static EntryView of(Timeline.Entry entry) {
            return new EntryView(entry.at(), entry.kind().word(), entry.words(), entry.details());
        }
    }

    /** The action that a guard holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldView(
            int actionIndex,
            String name,
            String action,
            String description,
            @Nullable Object value,
            String guard,
            String reason,
            String place,
            Instant since,
            Instant until) {
        static HeldView of(Held held) {
            Check by = held.by();
            return new HeldView(
                    held.index(),
                    held.action().name(),
                    held.action().action(),
                    held.action().description(),
                    held.action().value(),
                    by.guard(),
                    by.words(),
                    by.place(),
                    held.since(),
                    held.until());
        }
    }

    /** What people are asked about it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalView(int needed, Instant since, Instant until, List<VoteView> votes, EvidenceView evidence) {
        static ApprovalView of(Asking asking) {
            return new ApprovalView(
                    asking.needed(),
                    asking.since(),
                    asking.until(),
                    asking.votes().stream().map(VoteView::of).toList(),
                    new EvidenceView(
                            asking.score().orElse(null),
                            asking.outcomes().stream().map(OutcomeView::of).toList()));
        }
    }

    /** What one of them said. */
    record VoteView(String by, String decision, String comment, Instant at) {
        static VoteView of(ApprovalVote vote) {
            return new VoteView(vote.by(), vote.approved() ? "approved" : "declined", vote.comment(), vote.at());
        }
    }

    /** What helps them to decide: the score now, and how the action did before, the newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceView(@Nullable Double score, List<OutcomeView> outcomes) {}

    /** How the action did once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeView(
            Instant at,
            String effect,
            @Nullable Double scoreBefore,
            @Nullable Double score) {
        static OutcomeView of(Asking.Outcome outcome) {
            return new OutcomeView(
                    outcome.at(),
                    word(outcome.effect()),
                    outcome.before().orElse(null),
                    outcome.after().orElse(null));
        }
    }

    /** What takes an action back after the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UndoView(String name, String action, @Nullable Object value, String state, String words) {
        static UndoView of(UndoRun undo) {
            return new UndoView(
                    undo.action().name(),
                    undo.action().action(),
                    undo.action().value(),
                    undo.state().word(),
                    undo.words());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
