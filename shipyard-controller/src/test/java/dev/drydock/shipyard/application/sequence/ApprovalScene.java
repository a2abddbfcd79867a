package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.Map;
import java.util.Optional;

/** A stage with approvals of every kind, and a person who answers them. */
final class ApprovalScene {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: manual
                  tasks:
                    - name: approval
                      properties:
                        pass: manual
                        warning: manual
                    - name: deployment
                - name: automatic
                  tasks:
                    - name: approval
                      properties:
                        pass: automatic
                        warning: automatic
                    - name: deployment
                - name: later
                  tasks:
                    - name: approval
                      triggeredAfter: 1m
                    - name: deployment
                - name: later-automatic
                  tasks:
                    - name: approval
                      triggeredAfter: 1m
                      properties:
                        pass: automatic
                    - name: deployment
                - name: hurried
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                    - name: deployment
                - name: approved-late
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: pass
                    - name: deployment
                - name: declined-late
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: fail
                    - name: deployment
                - name: misspelt
                  tasks:
                    - name: approval
                      properties:
                        timeout: 2h
                        onTimeout: warning
                    - name: deployment
                - name: boundless
                  tasks:
                    - name: approval
                      properties:
                        onTimeout: pass
                    - name: deployment
                - name: delivery
                  tasks:
                    - name: deployment
                    - name: release
            """));

    InMemoryEngine engine() {
        return engine;
    }

    void decide(Result result) {
        new Executor(engine, "bridge").finish(engine.last("approval.triggered"), result);
    }

    /** A finished event without a start, of which each is a new one. */
    KeptnEvent answer(String source, String result) {
        var triggered = engine.last("approval.triggered");
        return new KeptnEvent(
                engine.freshId(),
                source,
                new EventType.OfTask("approval", EventKind.FINISHED),
                engine.now(),
                triggered.context().orElseThrow(),
                Optional.of(triggered.id()),
                Optional.empty(),
                new Payload(Map.of("result", result, "status", Status.SUCCEEDED.wire())));
    }

    static Payload result(String result) {
        return Payload.EMPTY.with("result", result);
    }
}
