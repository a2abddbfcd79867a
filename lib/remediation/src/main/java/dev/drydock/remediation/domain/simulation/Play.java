package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Undo;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.guard.GuardDecision;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Happening.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One problem against the remediation sequence of the shipyard: what the engine does, task by task. */
final class Play {
    private static final String LOOP = "remediation";
    private static final String ASKS = "get-action";
    private static final String MEASURES = "evaluation";
    private static final int MOST_ROUNDS = 1000;

    private final SimulatedFiles files;
    private final Scope scope;
    private final Circumstances circumstances;
    private final SimulatedProblem given;
    private final Runs runs;
    private final Desk desk;
    private final Optional<Instant> gone;
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, Integer> measurementsOf = new HashMap<>();
    private Instant now;
    private int index;
    private int measurements;
    private String refusal = "";

    Play(
            SimulatedFiles files,
            Scope scope,
            Circumstances circumstances,
            SimulatedProblem given,
            String id,
            List<ActionRun> ledger,
            Instant now) {
        this.files = files;
        this.scope = scope;
        this.circumstances = circumstances;
        this.given = given;
        this.runs = new Runs(ledger, id, scope, name(), given.before());
        this.desk = new Desk(files, scope, circumstances, given, id, ledger);
        this.gone = given.goneAfter().map(now::plus);
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Course run() {
        say(Kind.OPENED, "'%s' comes up in %s".formatted(name(), scope.stage()));
        var sequence = files.shipyard().stage(scope.stage()).flatMap(stage -> stage.sequence(LOOP));
        if (sequence.isEmpty()) {
            var message = "nothing answers it: the shipyard has no sequence '%s' in stage '%s'"
                    .formatted(LOOP, scope.stage());
            return course(Optional.empty(), message);
        }
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var end = play(sequence.get());
            if (end.isPresent()) {
                return closed(end.get());
            }
        }
        return course(Optional.empty(), "it is tried again and again without an end");
    }

    /** One run of the sequence; the problem's end when no other follows. */
    private Optional<ProblemState> play(Sequence sequence) {
        var result = Result.PASS;
        var last = "";
        for (var task : sequence.tasks()) {
            last = task.name();
            result = play(task.name());
            if (result == Result.FAIL) {
                break;
            }
        }
        if (result != Result.FAIL) {
            return Optional.of(ProblemState.RESOLVED);
        }
        if (isGone()) {
            return Optional.of(ProblemState.RESOLVED_BY_ITSELF);
        }
        var ended = "%s.%s.finished".formatted(scope.stage(), sequence.name());
        var lastTask = last;
        var again = refusal.isEmpty()
                && sequence.triggeredOn().stream()
                        .anyMatch(trigger -> trigger.firesOn(ended, Result.FAIL.wire(), lastTask));
        return again ? Optional.empty() : Optional.of(ProblemState.ESCALATED);
    }

    private Result play(String task) {
        if (task.equals(ASKS)) {
            return ask() ? Result.PASS : Result.FAIL;
        }
        return task.equals(MEASURES) ? measure() : Result.PASS;
    }

    private boolean ask() {
        var undo = runs.worse();
        if (undo.filter(due -> undo(due, "the score got worse")).isPresent()) {
            return true;
        }
        while (!isGone()) {
            if (!(files.remediation() instanceof RemediationFile.Readable readable)) {
                return refuse(((RemediationFile.Unusable) files.remediation()).message(), Optional.empty(), List.of());
            }
            var next = NextAction.of(readable.content(), given.problem(), index);
            if (next instanceof NextAction.Found found) {
                var decided = decide(found.action());
                if (decided.isPresent()) {
                    return decided.get();
                }
            } else {
                var message = next instanceof NextAction.Exhausted exhausted
                        ? exhausted.message()
                        : ((NextAction.NothingFound) next).message();
                return refuse(message, Optional.empty(), List.of());
            }
        }
        return refuse("it went by itself, no action is needed", Optional.empty(), List.of());
    }

    /** Whether the action is given; absent when it is the turn of the next. */
    private Optional<Boolean> decide(Action action) {
        var answer = desk.ask(action, now, gone);
        answer.held().ifPresent(happenings::add);
        now = answer.at();
        var decision = answer.decision();
        if (decision instanceof GuardDecision.Act act) {
            index++;
            runs.begin(action, now, act.shadow());
            say(act.shadow() ? Kind.SHADOWED : Kind.GIVEN, action, action.title(), Optional.empty(), act.checks());
            now = now.plus(circumstances.takes());
            return Optional.of(true);
        }
        if (decision instanceof GuardDecision.Skip skip) {
            index++;
            say(Kind.SKIPPED, action, skip.by().words(), Optional.of(skip.by()), skip.checks());
            return Optional.empty();
        }
        return decision instanceof GuardDecision.GiveUp giveUp
                ? Optional.of(refuse(giveUp.by().words(), Optional.of(giveUp.by()), giveUp.checks()))
                : Optional.empty();
    }

    private boolean refuse(String words, Optional<Check> by, List<Check> checks) {
        refusal = words;
        var place = by.map(Check::place).orElse("");
        happenings.add(new Happening(now, Kind.REFUSED, "", words, place, by, checks));
        return false;
    }

    private Result measure() {
        var action = runs.action();
        var ofAction = measurementsOf.merge(action, 1, Integer::sum) - 1;
        var found = given.outcomes().after(action, measurements++, ofAction);
        var score = found.score().map(points -> String.format(Locale.ROOT, ", score %.1f", points));
        var effect = runs.measured(found).map(one -> one.name().toLowerCase(Locale.ROOT));
        say(
                Kind.MEASURED,
                "the evaluation ends with %s%s%s"
                        .formatted(
                                found.result().wire(),
                                score.orElse(""),
                                effect.map(word -> ": the action was " + word).orElse("")));
        return found.result();
    }

    /** @return whether it was done */
    private boolean undo(Undo undo, String why) {
        var answer = desk.askUndo(undo.action(), now);
        answer.held().ifPresent(happenings::add);
        now = answer.at();
        var done = answer.decision() instanceof GuardDecision.Act;
        say(
                done ? Kind.UNDONE : Kind.LEFT_OUT,
                undo.action(),
                undo.action().title() + ": " + why,
                Desk.by(answer.decision()),
                answer.decision().checks());
        now = done ? now.plus(circumstances.takes()) : now;
        return done;
    }

    private Course closed(ProblemState state) {
        var message = switch (state) {
            case RESOLVED -> "'%s' is resolved".formatted(name());
            case RESOLVED_BY_ITSELF -> "'%s' resolved by itself".formatted(name());
            default -> "'%s' needs a person%s".formatted(name(), refusal.isEmpty() ? "" : ": " + refusal);
        };
        runs.end();
        say(Kind.CLOSED, message);
        runs.dueAtEnd().forEach(undo -> undo(undo, "the problem is closed"));
        return course(Optional.of(state), message);
    }

    private Course course(Optional<ProblemState> end, String message) {
        return new Course(given.problem(), happenings, end, message);
    }

    private boolean isGone() {
        return gone.filter(at -> !now.isBefore(at)).isPresent();
    }

    private String name() {
        return NextAction.nameOf(given.problem());
    }

    private void say(Kind kind, String words) {
        happenings.add(new Happening(now, kind, "", words, "", Optional.empty(), List.of()));
    }

    private void say(Kind kind, Action action, String words, Optional<Check> by, List<Check> checks) {
        var place = by.map(Check::place).orElse(action.place());
        happenings.add(new Happening(now, kind, action.action(), words, place, by, checks));
    }
}
