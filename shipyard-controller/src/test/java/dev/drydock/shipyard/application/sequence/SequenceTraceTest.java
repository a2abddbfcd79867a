package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceTraceTest {
    private static final TraceContext CALLER =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true, Optional.of("vendor=1"));

    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: je-deployment
                    - name: je-test
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: je-deployment
                - name: remediation
                  tasks:
                    - name: get-action
                    - name: action
            """));
    private final Executor jobs = new Executor(engine, "job-executor-service");

    @Test
    void shouldMakeASpanOfEachTaskBelowItsSequenceWhenExecutorsCopyNothing() {
        // Given
        engine.trace();

        // When
        var flow = engine.trigger("qa", "delivery");
        jobs.pass("je-deployment");
        jobs.pass("je-test");

        // Then
        var sequence = span("sequence delivery");
        assertThat(sequence.at()).isEqualTo(TraceContext.ofFlow(flow).at(triggeredBy(flow)));
        assertThat(sequence.parent()).isEmpty();
        assertThat(engine.spans())
                .filteredOn(span -> span.name().startsWith("task "))
                .hasSize(2)
                .allSatisfy(
                        span -> assertThat(span.parent()).contains(sequence.at().spanId()));
        assertThat(TraceContext.of(engine.last("je-test.triggered")))
                .contains(span("task je-test").at());
        assertThat(TraceContext.of(engine.last("qa.delivery.finished"))).contains(sequence.at());
        assertThat(TraceContext.of(engine.last("production.delivery.triggered")))
                .contains(sequence.at());
    }

    @Test
    void shouldContinueTheTraceOfTheTriggeredEvent() {
        // Given
        engine.trace();

        // When
        engine.receive(CALLER.on(triggered()));
        jobs.pass("je-deployment");
        jobs.pass("je-test");

        // Then
        assertThat(span("sequence delivery").parent()).contains(CALLER.spanId());
        assertThat(engine.spans())
                .allSatisfy(span -> assertThat(span.at().traceId()).isEqualTo(CALLER.traceId()));
        assertThat(TraceContext.of(engine.last("production.delivery.triggered")))
                .contains(CALLER);
    }

    @Test
    void shouldMakeRemediationsAPartOfTheirProblem() {
        // Given
        engine.trace();

        // When
        var flow = engine.trigger(
                "production", "remediation", Payload.EMPTY.with("problem", Map.of("problemTitle", "slow")));
        jobs.doTask("get-action", Result.FAIL);

        // Then
        assertThat(span("sequence remediation").parent())
                .contains(TraceContext.ofFlow(flow).spanId());
    }

    @Test
    void shouldOnlyPassOnWhatCameInWhenNobodyWantsSpans() {
        // When
        engine.receive(CALLER.on(triggered()));
        jobs.pass("je-deployment");
        var traced = engine.last("je-test.triggered");
        jobs.pass("je-test");
        var untraced = engine.trigger("qa", "delivery");

        // Then
        assertThat(engine.spans()).isEmpty();
        assertThat(TraceContext.of(traced)).contains(CALLER);
        assertThat(engine.last("je-deployment.triggered", untraced).extensions())
                .isEmpty();
    }

    private KeptnEvent triggered() {
        return engine.triggered(
                new KeptnContext("flow"),
                InMemoryEngine.PROJECT,
                "qa",
                "delivery",
                InMemoryEngine.SERVICE,
                Payload.EMPTY);
    }

    private EventId triggeredBy(KeptnContext flow) {
        return engine.of(flow).get(0).id().triggeredBy();
    }

    private Span span(String name) {
        return engine.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
