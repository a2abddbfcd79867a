package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    @Test
    void shouldTimeOutWhenNobodyAnswers() {
        // Given
        var engine = engine("");
        var flow = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofNanos(1));

        // Then
        var finished = engine.last("dev.delivery.finished");
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(finished.data().text("result")).contains("fail");
        assertThat(finished.data().text("status")).contains("errored");
        assertThat(finished.data().text("message"))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("sh.keptn.event.deployment.triggered")
                        .contains("2026-01-01T08:10:00Z"));
        assertThat(engine.of(flow)).as("a time-out triggers nothing").hasSize(1);
    }

    @Test
    void shouldTimeOutOnceWhenTimeGoesOn() {
        // Given
        var engine = engine("");
        engine.trigger("dev", "delivery");

        // When
        engine.pass(Duration.ofMinutes(10));
        engine.pass(Duration.ofMinutes(10));
        engine.pass(Duration.ofDays(1));

        // Then
        assertThat(engine.count("dev.delivery.finished")).isEqualTo(1);
    }

    @Test
    void shouldTellTheExecutorThatNobodyWaitsWhenItsTimeHasPassed() {
        // Given
        var engine = engine("");
        engine.trigger("dev", "delivery");
        var task = engine.last("deployment.triggered");
        new Executor(engine, "helm").start(task);

        // When
        engine.pass(Duration.ofHours(1));
        engine.pass(Duration.ofHours(1));

        // Then
        var aborted = engine.last("deployment.aborted");
        assertThat(aborted.triggeredId()).contains(task.id());
        assertThat(aborted.data().text("message").orElseThrow()).contains("not finished by");
        assertThat(engine.count("deployment.aborted")).isEqualTo(1);
    }

    @Test
    void shouldTimeOutWhenStartedButNotFinished() {
        // Given
        var engine = engine("");
        var helm = new Executor(engine, "helm");
        var jobs = new Executor(engine, "jobs");
        var flow = engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));
        jobs.start(engine.last("deployment.triggered"));
        jobs.finish(engine.last("deployment.triggered"), Result.PASS);
        engine.pass(Duration.ofMinutes(59));
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(engine.last("dev.delivery.finished").data().text("message"))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("helm")
                        .contains("not finished")
                        .contains("2026-01-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2m, false, 2m",
        "2m, true, 2m",
        "3h, false, 10m",
        "3h, true, 180m",
        "1h30m, true, 90m",
        "soon, true, 60m",
        "30, true, 60m",
        "0, false, 10m",
        "-5m, true, 60m"
    })
    void shouldTakeTheTimeThatTheTaskSays(String timeout, boolean started, String limit) {
        // Given
        var engine = engine("\n          properties:\n            timeout: \"%s\"".formatted(timeout));
        var flow = engine.trigger("dev", "delivery");
        if (started) {
            new Executor(engine, "helm").start(engine.last("deployment.triggered"));
        }
        var time = Duration.parse("PT" + limit.toUpperCase(Locale.ROOT));
        engine.pass(time.minusSeconds(1));
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofSeconds(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
    }

    @Test
    void shouldCountFromThePlannedTime() {
        // Given
        var engine = engine("\n          triggeredAfter: 15m");
        var flow = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofMinutes(14));
        assertThat(engine.sent()).isEmpty();
        engine.pass(Duration.ofMinutes(1));
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);

        // When
        engine.pass(Duration.ofMinutes(9));

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
    }

    @Test
    void shouldHearAnAnswerWhenItComesBeforeAnybodyLookedAtTheClock() {
        // Given
        var engine = engine("");
        var flow = engine.trigger("dev", "delivery");

        // When
        new Executor(engine, "helm").pass("deployment");
        engine.pass(Duration.ofDays(1));

        // Then
        assertThat(engine.execution(flow).ended()).isPresent();
        assertThat(engine.of(flow).get(0).state().wire()).isEqualTo("finished");
    }

    private static InMemoryEngine engine(String furtherKeys) {
        return new InMemoryEngine(Shipyards.of("""
                - name: dev
                  sequences:
                    - name: delivery
                      tasks:
                        - name: deployment%s
                    - name: after
                      triggeredOn:
                        - event: dev.delivery.finished
                        - event: dev.delivery.finished
                          selector:
                            match:
                              result: fail
                      tasks:
                        - name: deployment
                """.formatted(furtherKeys)));
    }
}
