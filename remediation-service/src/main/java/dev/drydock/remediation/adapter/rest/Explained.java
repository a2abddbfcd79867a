package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.remediation.domain.explain.ProblemStory;
import dev.drydock.remediation.domain.explain.Prospect;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Explanations as the API shows them. */
final class Explained {
    private Explained() {}

    /** What one guard says; {@code place} is absent where no file states it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CheckView(String guard, boolean passes, String words, Optional<String> place) {
        static CheckView of(Check check) {
            return new CheckView(
                    check.guard(),
                    check.passes(),
                    check.words(),
                    Optional.of(check.place()).filter(place -> !place.isEmpty()));
        }

        static List<CheckView> listOf(List<Check> checks) {
            return checks.stream().map(CheckView::of).toList();
        }
    }

    /** One thing that happened about a problem. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StepView(Instant at, String kind, String words, Optional<CheckView> decidedBy, List<CheckView> checks) {
        static StepView of(ProblemStory.Step step) {
            return new StepView(
                    step.at(),
                    step.kind(),
                    step.words(),
                    step.decidedBy().map(CheckView::of),
                    CheckView.listOf(step.checks()));
        }
    }

    /** What an action waits for. */
    record WaitingView(
            String action, CheckView by, Instant since, Instant until, int approvalsNeeded, List<ApprovalVote> votes) {
        static WaitingView of(ProblemStory.Waiting waiting) {
            return new WaitingView(
                    waiting.action(),
                    CheckView.of(waiting.by()),
                    waiting.since(),
                    waiting.until(),
                    waiting.approvalsNeeded(),
                    waiting.votes());
        }
    }

    /** Why what happened about a problem happened. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StoryView(
            ProblemView problem,
            List<StepView> steps,
            Optional<WaitingView> waitsFor,
            String conclusion,
            List<String> advice) {
        static StoryView of(ProblemView problem, ProblemStory story) {
            return new StoryView(
                    problem,
                    story.steps().stream().map(StepView::of).toList(),
                    story.waitsFor().map(WaitingView::of),
                    story.conclusion(),
                    story.advice());
        }
    }

    /** What would become of an action. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TurnView(
            int number,
            String title,
            String action,
            String place,
            String verdict,
            Optional<CheckView> decidedBy,
            Optional<Instant> lookAgainAt,
            List<CheckView> checks) {
        static TurnView of(Prospect.Turn turn) {
            return new TurnView(
                    turn.number(),
                    turn.title(),
                    turn.action(),
                    turn.place(),
                    turn.verdict().word(),
                    turn.decidedBy().map(CheckView::of),
                    turn.lookAgainAt(),
                    CheckView.listOf(turn.checks()));
        }
    }

    /** What would be done about one type of problem. */
    record RemedyView(String problemType, String words, List<TurnView> actions) {
        static RemedyView of(Prospect.Remedy remedy) {
            return new RemedyView(
                    remedy.problemType(),
                    remedy.words(),
                    remedy.actions().stream().map(TurnView::of).toList());
        }
    }

    /** What would be done about the problems of a service; {@code unusable} says why nothing would be. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ProspectView(
            String project, String stage, String service, Optional<String> unusable, List<RemedyView> remedies) {}
}
