package dev.drydock.remediation.domain.explain;

import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.guard.Words;
import dev.drydock.remediation.domain.problem.Asking;
import dev.drydock.remediation.domain.problem.Closing;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.problem.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why what happened about a problem happened.
 *
 * @param steps in the order in which they were heard
 * @param waitsFor what holds its next action, if something does
 * @param conclusion how it stands or ended, in one sentence
 * @param advice what people can do, in sentences
 */
public record ProblemStory(List<Step> steps, Optional<Waiting> waitsFor, String conclusion, List<String> advice) {

    /**
     * One thing that happened.
     *
     * @param kind such as {@code held}
     * @param decidedBy the guard that did not let the action go, if one did not
     * @param checks what each guard in force said, in the order in which they were asked
     */
    public record Step(Instant at, String kind, String words, Optional<Check> decidedBy, List<Check> checks) {
        static Step of(Timeline.Entry entry) {
            var checks = checks(entry.details());
            return new Step(
                    entry.at(),
                    entry.kind().word(),
                    entry.words(),
                    checks.stream().filter(check -> !check.passes()).findFirst(),
                    checks);
        }

        private static List<Check> checks(Map<String, Object> details) {
            return details.get("checks") instanceof List<?> list
                    ? list.stream()
                            .filter(Map.class::isInstance)
                            .map(one -> check((Map<?, ?>) one))
                            .toList()
                    : List.of();
        }

        private static Check check(Map<?, ?> said) {
            return new Check(
                    text(said, "guard"),
                    Boolean.TRUE.equals(said.get("passes")),
                    text(said, "words"),
                    text(said, "place"));
        }

        private static String text(Map<?, ?> said, String key) {
            return said.get(key) instanceof String text ? text : "";
        }
    }

    /**
     * An action that is held.
     *
     * @param action what people call it
     * @param until when it is not held any longer, whatever the guards say then
     * @param approvalsNeeded how many different people must approve; 0 when none is asked
     * @param votes what people have said
     */
    public record Waiting(
            String action, Check by, Instant since, Instant until, int approvalsNeeded, List<ApprovalVote> votes) {
        static Waiting of(Held held) {
            return new Waiting(
                    held.action().title(),
                    held.by(),
                    held.since(),
                    held.until(),
                    held.asking().map(Asking::needed).orElse(0),
                    held.asking().map(Asking::votes).orElse(List.of()));
        }
    }

    /** Tells it. */
    public static ProblemStory of(ProblemLife life) {
        return new ProblemStory(
                life.timeline().entries().stream().map(Step::of).toList(),
                life.held().map(Waiting::of),
                conclusion(life),
                advice(life));
    }

    private static String conclusion(ProblemLife life) {
        if (life.held().isPresent()) {
            var held = life.held().get();
            return "%s is held since %s, until %s at most: %s"
                    .formatted(
                            held.action().title(), Words.time(held.since()), Words.time(held.until()), held.reason());
        }
        return life.closing()
                .map(Closing::message)
                .orElseGet(() -> life.state() == ProblemState.REMEDIATING
                        ? "'%s' is being remediated".formatted(name(life))
                        : "'%s' is open, and nothing has been done about it yet".formatted(name(life)));
    }

    private static List<String> advice(ProblemLife life) {
        if (life.held().isPresent()) {
            return List.of(Advice.about(life.id().value(), life.held().get()));
        }
        return life.state() == ProblemState.ESCALATED
                ? List.of("people must take over; then add an action for it to remediation.yaml")
                : List.of();
    }

    private static String name(ProblemLife life) {
        return NextAction.nameOf(life.report().problem());
    }
}
