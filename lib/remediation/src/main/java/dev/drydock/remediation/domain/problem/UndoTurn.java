package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.action.ActionBlock;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.GuardDecision;
import dev.drydock.remediation.domain.guard.GuardFacts;
import dev.drydock.remediation.domain.guard.GuardFiles;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.guard.HoldSoFar;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import dev.drydock.remediation.domain.problem.UndoRun.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about the next undo of a closed problem: ask for it, wait, or leave it out and say why. */
record UndoTurn(ProblemLife life, Outside outside, Ledger ledger, GraceTimes grace, EngineView engine) {
    private static final String SEQUENCE = "undo";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration BLIND_AT_MOST = Duration.ofHours(1);

    Change decide() {
        var undos = new ArrayList<>(life.undos());
        var told = life.timeline();
        for (var i = 0; i < undos.size(); i++) {
            var undo = undos.get(i);
            if (undo.state() == State.RUNNING) {
                if (engine == EngineView.ACTIVE || engine == EngineView.UNKNOWN) {
                    return waiting(undos, told, grace.silence());
                }
                undos.set(i, undo.now(State.DONE, "its end was not heard"));
                told = told.and(ledger.now(), Kind.UNDO, AfterEnd.title(undo) + ": its end was not heard");
                continue;
            }
            if (undo.isOver()) {
                continue;
            }
            var turn = turn(undo);
            if (turn instanceof Turn.Later later) {
                return waiting(undos, told, later.look());
            }
            if (turn instanceof Turn.Now) {
                undos.set(i, undo.now(State.RUNNING, ""));
                var asked = told.and(ledger.now(), Kind.UNDO, AfterEnd.title(undo) + " is asked for");
                return waiting(undos, asked, grace.silence()).saying(List.of(event(undo)));
            }
            var why = ((Turn.Never) turn).why();
            undos.set(i, undo.now(State.LEFT_OUT, why));
            told = told.and(ledger.now(), Kind.UNDO, AfterEnd.title(undo) + " is left out: " + why);
        }
        return Change.of(life.undoing(undos, Optional.empty(), told));
    }

    private sealed interface Turn {
        record Now() implements Turn {}

        record Later(Duration look) implements Turn {}

        record Never(String why) implements Turn {}
    }

    private Turn turn(UndoRun undo) {
        if (outside.guards() instanceof Outside.ProjectGuards.Unusable unusable) {
            return new Turn.Never(unusable.message());
        }
        var blind = outside.deliveries().blindAfter(undo.given());
        if (blind.isPresent()) {
            return ledger.now().isAfter(undo.since().plus(BLIND_AT_MOST))
                    ? new Turn.Never("nobody can tell what else was done: " + blind.get())
                    : new Turn.Later(SOON);
        }
        return outside.deliveries()
                .after(undo.given())
                .<Turn>map(one -> new Turn.Never("%s was triggered after the action".formatted(one.words())))
                .orElseGet(() -> guarded(undo, ((Outside.ProjectGuards.Readable) outside.guards()).content()));
    }

    private Turn guarded(UndoRun undo, GuardsFile guards) {
        var decision = GuardRules.decideUndo(facts(undo, guards));
        if (decision instanceof GuardDecision.Act act) {
            return act.shadow() ? new Turn.Never("shadow: it would have been executed") : new Turn.Now();
        }
        if (decision instanceof GuardDecision.Hold hold) {
            var wait = Duration.between(ledger.now(), hold.lookAgainAt());
            return new Turn.Later(wait.compareTo(SOON) < 0 ? SOON : wait);
        }
        return new Turn.Never("it was held for too long");
    }

    private GuardFacts facts(UndoRun undo, GuardsFile guards) {
        var file = outside.file() instanceof RemediationFile.Readable readable ? readable.content() : AfterEnd.NO_FILE;
        return new GuardFacts(
                life.report().scope(),
                NextAction.nameOf(life.report().problem()),
                AfterEnd.guarded(undo, file, life),
                new GuardFiles(file.guards(), guards),
                ledger,
                outside.stage(),
                HoldSoFar.since(undo.since()));
    }

    private Change waiting(List<UndoRun> undos, Timeline told, Duration look) {
        return Change.of(life.undoing(undos, Optional.of(ledger.now().plus(look)), told));
    }

    /** The event that starts the undo's sequence; it carries no problem, so that it opens none. */
    private KeptnEvent event(UndoRun undo) {
        var scope = life.report().scope();
        var data = Payload.of(scope)
                .with("action", ActionBlock.of(undo.action()))
                .with("problemId", life.id().value())
                .with("message", AfterEnd.title(undo));
        var type = new EventType.OfSequence(scope.stage(), SEQUENCE, EventKind.TRIGGERED);
        return ProblemNotice.event(life, undo.triggeredId(), type, ledger.now(), data);
    }
}
