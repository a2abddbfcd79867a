package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One flow at a time in a stage and service. */
class QueueTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
                    - name: dev
                      sequences:
                        - name: delivery
                          tasks:
                            - name: deployment
                        - name: late
                          tasks:
                            - name: first
                            - name: second
                              triggeredAfter: 10s
                            - name: third
                        - name: remediation
                          tasks:
                            - name: get-action
                        - name: rollout
                          triggeredOn:
                            - event: dev.delivery.finished
                          tasks:
                            - name: release
                    - name: hardening
                      sequences:
                        - name: delivery
                          tasks:
                            - name: deployment
                    """), "orders");
    private final Executor helm = new Executor(engine, "helm");

    @ParameterizedTest(name = "SQ1 {0}")
    @EnumSource(Result.class)
    void shouldWaitUntilTheFirstHasFinishedHoweverItEnds(Result result) {
        // Given
        var first = engine.trigger("dev", "late");

        // When
        var second = engine.trigger("dev", "late");

        // Then
        assertThat(engine.state(first)).isEqualTo("started");
        assertThat(engine.state(second)).isEqualTo("waiting");
        assertThat(engine.count("first.triggered")).isEqualTo(1);

        // When
        helm.doTask("first", Result.FAIL);

        // Then
        assertThat(engine.state(second)).isEqualTo("started");
        assertThat(engine.last("first.triggered").context()).contains(second);
        helm.doTask("first", result);
        assertThat(engine.execution(second).ended().isPresent()).isEqualTo(result == Result.FAIL);
    }

    @Test
    void shouldRunAtTheSameTimeWhenServiceOrStageDiffers() {
        // When
        engine.trigger("dev", "delivery");
        engine.trigger("dev", "delivery", "orders", Payload.EMPTY);
        engine.trigger("hardening", "delivery");

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(3);
    }

    @Test
    void shouldKeepTheOrderWhenTenAreTriggered() {
        // Given
        var flows = new ArrayList<KeptnContext>();
        for (var i = 0; i < 10; i++) {
            flows.add(engine.trigger("dev", "delivery"));
            engine.pass(Duration.ofSeconds(1));
        }

        // When
        for (var flow : flows) {
            // Then
            assertThat(engine.last("deployment.triggered").context()).contains(flow);
            assertThat(openTasks()).isEqualTo(1);
            engine.abort(flow);
        }
        assertThat(openTasks()).isZero();
        assertThat(engine.live()).isEmpty();
        assertThat(engine.count("deployment.triggered")).isEqualTo(10);
    }

    @Test
    void shouldKeepTheOrderOfArrivalWhenTheTimeIsTheSameAndARoundBringsBoth() {
        // Given
        var one = new KeptnContext("one");
        var two = new KeptnContext("two");

        // When
        engine.receive(
                engine.triggered(one, InMemoryEngine.PROJECT, "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY),
                engine.triggered(
                        two, InMemoryEngine.PROJECT, "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY));

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
        assertThat(engine.last("deployment.triggered").context()).contains(one);
    }

    @Test
    void shouldLetARemediationGoFirstWhenDeliveriesWait() {
        // Given
        engine.trigger("dev", "late");
        engine.pass(Duration.ofSeconds(1));
        var waiting = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));

        // When
        var healing = engine.trigger("dev", "remediation");
        helm.doTask("first", Result.FAIL);

        // Then
        assertThat(engine.state(healing)).isEqualTo("started");
        assertThat(engine.state(waiting)).isEqualTo("waiting");
    }

    @Test
    void shouldNotInterruptADeliveryWhenARemediationComes() {
        // Given
        engine.trigger("dev", "delivery");

        // When
        engine.trigger("dev", "remediation");

        // Then
        assertThat(engine.count("get-action.triggered")).isZero();
    }

    @Test
    void shouldLetOthersGoWhileATaskWaitsForItsTime() {
        // Given
        var planned = engine.trigger("dev", "late");
        helm.pass("first");

        // When
        engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);

        // When
        engine.pass(Duration.ofSeconds(10));

        // Then
        assertThat(engine.count("second.triggered")).isZero();
        assertThat(engine.state(planned)).isEqualTo("started");

        // When
        helm.doTask("deployment", Result.FAIL);

        // Then
        assertThat(engine.count("second.triggered")).isEqualTo(1);
    }

    @Test
    void shouldGiveTheWholeTimeToStartWhenATaskWasSentLate() {
        // Given
        var planned = engine.trigger("dev", "late");
        helm.pass("first");
        engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));
        engine.pass(Duration.ofMinutes(59));
        helm.finish(engine.last("deployment.triggered"), Result.FAIL);
        assertThat(engine.count("second.triggered")).isEqualTo(1);

        // When
        engine.pass(Duration.ofMinutes(9));

        // Then
        assertThat(engine.state(planned)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(planned)).isEqualTo("timedOut");
    }

    @Test
    void shouldGiveTheWholeTimeToFinishWhenATaskWasSentLate() {
        // Given
        var planned = engine.trigger("dev", "late");
        helm.pass("first");
        engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));
        engine.pass(Duration.ofMinutes(59));
        helm.finish(engine.last("deployment.triggered"), Result.FAIL);
        helm.start(engine.last("second.triggered"));

        // When
        engine.pass(Duration.ofMinutes(59));

        // Then
        assertThat(engine.state(planned)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(planned)).isEqualTo("timedOut");
    }

    @Test
    void shouldLetTheFollowUpQueueBehindThoseWhoWaitAlready() {
        // Given
        var first = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));
        var second = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));

        // When
        helm.pass("deployment");

        // Then
        assertThat(engine.state(second)).isEqualTo("started");
        assertThat(engine.state(first)).isEqualTo("waiting");
        assertThat(engine.count("release.triggered")).isZero();

        // When
        helm.pass("deployment");

        // Then
        assertThat(engine.last("release.triggered").context()).contains(first);
    }

    @Test
    void shouldFreeTheQueueWhenTheFirstTimesOut() {
        // Given
        engine.trigger("dev", "delivery");
        var second = engine.trigger("dev", "delivery");

        // When
        engine.pass(Duration.ofMinutes(10));

        // Then
        assertThat(engine.state(second)).isEqualTo("started");
    }

    private long openTasks() {
        return engine.executions().stream()
                .filter(one -> one.open().isPresent())
                .count();
    }
}
