package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.guard.GuardDecision;
import dev.drydock.remediation.domain.guard.GuardFacts;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.simulation.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where actions are asked for: waits as long as a guard holds one, by a clock that it moves itself. */
final class Desk {
    private static final String RISK = "risk";
    private static final int SMALL_STEPS = 1000;

    private final SimulatedFiles files;
    private final Scope scope;
    private final Circumstances circumstances;
    private final SimulatedProblem given;
    private final String problem;
    private final List<ActionRun> ledger;

    Desk(
            SimulatedFiles files,
            Scope scope,
            Circumstances circumstances,
            SimulatedProblem given,
            String problem,
            List<ActionRun> ledger) {
        this.files = files;
        this.scope = scope;
        this.circumstances = circumstances;
        this.given = given;
        this.problem = problem;
        this.ledger = ledger;
    }

    /**
     * What came of a question.
     *
     * @param act absent when no action is given, or the wait was in vain because the problem went by itself
     * @param at when that was decided
     * @param held what held it first, if something did
     */
    record Answer(GuardDecision decision, Instant at, Optional<Happening> held) {}

    /** Asks until something is decided, or until {@code end} comes, when the last hold is the answer. */
    Answer ask(Action action, Instant now, Optional<Instant> end) {
        return ask(action, now, end, GuardRules::decide);
    }

    /** The same for what takes an action back. */
    Answer askUndo(Action action, Instant now) {
        return ask(action, now, Optional.empty(), GuardRules::decideUndo);
    }

    private Answer ask(Action action, Instant asked, Optional<Instant> end, Function<GuardFacts, GuardDecision> rules) {
        var now = asked;
        var askedPeople = Optional.<Instant>empty();
        var held = Optional.<Happening>empty();
        for (var step = 0; ; step++) {
            var decision = rules.apply(facts(action, now, held.map(Happening::at), askedPeople));
            if (!(decision instanceof GuardDecision.Hold hold)
                    || end.filter(now::equals).isPresent()) {
                return new Answer(decision, now, held);
            }
            if (held.isEmpty()) {
                held = Optional.of(held(action, now, hold));
            }
            if (hold.by().guard().equals(RISK) && askedPeople.isEmpty()) {
                askedPeople = Optional.of(now);
            } else {
                now = next(action, hold, now, askedPeople, end, step);
            }
        }
    }

    private static Happening held(Action action, Instant now, GuardDecision.Hold hold) {
        return new Happening(
                now,
                Kind.HELD,
                action.action(),
                hold.by().words(),
                hold.by().place(),
                Optional.of(hold.by()),
                hold.checks());
    }

    /** When something may have changed. A guard that waits for nothing known is asked less often with time. */
    private Instant next(
            Action action,
            GuardDecision.Hold hold,
            Instant now,
            Optional<Instant> askedPeople,
            Optional<Instant> end,
            int step) {
        var pause = Duration.between(now, hold.lookAgainAt()).multipliedBy(step / SMALL_STEPS + 1L);
        return Stream.of(
                        Stream.of(now.plus(pause)),
                        end.stream(),
                        votes(action, askedPeople).map(ApprovalVote::at))
                .flatMap(times -> times)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Stream<ApprovalVote> votes(Action action, Optional<Instant> askedPeople) {
        return askedPeople.stream()
                .flatMap(since -> circumstances.votes().stream()
                        .filter(vote ->
                                vote.action().map(action.action()::equals).orElse(true))
                        .map(vote -> new ApprovalVote(
                                vote.by(), vote.approved(), vote.comment(), since.plus(vote.after()))));
    }

    private GuardFacts facts(Action action, Instant now, Optional<Instant> heldSince, Optional<Instant> askedPeople) {
        return new GuardFacts(
                problem,
                scope,
                NextAction.nameOf(given.problem()),
                action,
                files.remediation() instanceof RemediationFile.Readable readable
                        ? readable.content().guards()
                        : Guards.NONE,
                files.guards(),
                ledger.stream().filter(run -> !run.at().isAfter(now)).toList(),
                circumstances.switches(),
                circumstances.servicesOfStage(),
                circumstances.delivery().filter(now::isBefore).map(until -> "a delivery"),
                Optional.empty(),
                votes(action, askedPeople)
                        .filter(vote -> !vote.at().isAfter(now))
                        .toList(),
                heldSince,
                askedPeople,
                now);
    }

    /** The checks of a decision with the place that decided. */
    static Optional<Check> by(GuardDecision decision) {
        if (decision instanceof GuardDecision.Skip skip) {
            return Optional.of(skip.by());
        }
        return decision instanceof GuardDecision.GiveUp giveUp ? Optional.of(giveUp.by()) : Optional.empty();
    }
}
