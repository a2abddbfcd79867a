package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.events.TaskHold;
import java.time.Instant;
import java.util.Optional;

/** A service that answers tasks. */
record Executor(InMemoryEngine engine, String source) {
    static Executor named(InMemoryEngine engine, String source) {
        return new Executor(engine, source);
    }

    void start(KeptnEvent triggered) {
        engine.receive(started(triggered));
    }

    void finish(KeptnEvent triggered, Result result) {
        engine.receive(finished(triggered, result, Status.SUCCEEDED, Payload.EMPTY));
    }

    void report(KeptnEvent triggered, String step) {
        engine.receive(new Answer(triggered, source).statusChanged(engine.now(), step, "at it"));
    }

    /** Puts a task off, as said now. */
    void hold(KeptnEvent triggered, String reason, Instant until) {
        engine.receive(held(triggered, reason, until, engine.now()));
    }

    KeptnEvent held(KeptnEvent triggered, String reason, Instant until, Instant said) {
        var hold = new TaskHold(reason, until, Optional.of("freezes"));
        return new Answer(triggered, source).held(said, engine.freshId().value(), "held", hold);
    }

    void release(KeptnEvent triggered) {
        engine.receive(released(triggered, engine.now()));
    }

    KeptnEvent released(KeptnEvent triggered, Instant said) {
        return new Answer(triggered, source).released(said, engine.freshId().value(), "going on");
    }

    /** Starts and finishes the last task of that name. */
    void doTask(String task, Result result) {
        doTask(task, result, Payload.EMPTY);
    }

    void doTask(String task, Result result, Payload data) {
        var triggered = engine.last(task + "." + EventKind.TRIGGERED.wire());
        start(triggered);
        engine.receive(finished(triggered, result, Status.SUCCEEDED, data));
    }

    void pass(String task) {
        doTask(task, Result.PASS);
    }

    KeptnEvent started(KeptnEvent triggered) {
        return new Answer(triggered, source).started(engine.now());
    }

    KeptnEvent finished(KeptnEvent triggered, Result result, Status status, Payload data) {
        return new Answer(triggered, source).finished(engine.now(), result, status, source + " is done", data);
    }
}
