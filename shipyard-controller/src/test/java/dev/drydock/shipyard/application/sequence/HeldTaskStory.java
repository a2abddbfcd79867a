package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What stories of held tasks begin with: a healing whose chooser of actions has started its task. */
abstract class HeldTaskStory {
    static final Instant UNTIL = InMemoryEngine.START.plus(Duration.ofHours(5));

    final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
                    - name: dev
                      sequences:
                        - name: remediation
                          tasks:
                            - name: get-action
                            - name: action
                        - name: delivery
                          tasks:
                            - name: deployment
                        - name: asking
                          tasks:
                            - name: approval
                    """));
    final Executor chooser = new Executor(engine, "remediation-service");
    final Executor helm = new Executor(engine, "helm");
    KeptnContext healing;
    KeptnEvent task;

    @BeforeEach
    void startHealing() {
        healing = engine.trigger("dev", "remediation");
        task = engine.last("get-action.triggered");
        chooser.start(task);
    }

    Optional<OpenTask.Held> held() {
        return engine.execution(healing).open().flatMap(OpenTask::held);
    }

    void report(Map<String, ?> hold) {
        var said = new Answer(task, "remediation-service").statusChanged(engine.now(), "1", "later");
        engine.receive(new KeptnEvent(
                said.id(),
                said.source(),
                said.type(),
                said.time(),
                healing,
                said.triggeredId(),
                Optional.empty(),
                said.data().with("hold", hold)));
    }
}
