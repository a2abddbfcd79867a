package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import dev.drydock.shipyard.domain.sequence.SequenceCommand.ReportSilence;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tasks that nobody answers, before their time is over. */
class SilenceTest {
    private static final String WORDS = "Nobody subscribes to it.";

    private final InMemoryEngine engine =
            new InMemoryEngine(Shipyards.ofTasks("deployment", "test\n          triggeredAfter: 1m"));
    private final Executor helm = new Executor(engine, "helm");
    private final KeptnContext flow = engine.trigger("dev", "delivery");
    private final KeptnEvent triggered = engine.last("deployment.triggered");

    @Test
    void shouldSayOnceThatNobodyAnswers() {
        // Given
        assertThat(engine.execution(flow).silentSince()).contains(engine.now());

        // When
        report(triggered);
        report(triggered);

        // Then
        assertThat(words()).contains(WORDS);
        assertThat(engine.execution(flow).silentSince()).isEmpty();
        assertThat(engine.count("deployment.unanswered")).isEqualTo(1);
        var told = engine.last("deployment.unanswered");
        assertThat(told.triggeredId()).contains(triggered.id());
        assertThat(told.context()).contains(flow);
        assertThat(told.data().text("message")).contains(WORDS);
        assertThat(engine.state(flow)).isEqualTo("started");
    }

    @Test
    void shouldTakeItBackWhenSomebodyStarts() {
        report(triggered);
        helm.start(triggered);
        assertThat(words()).isEmpty();
        assertThat(engine.execution(flow).silentSince()).isEmpty();
    }

    @Test
    void shouldTakeItBackWhenSomebodySaysAnything() {
        report(triggered);
        helm.report(triggered, "pulling");
        assertThat(words()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenSomebodyWasFaster() {
        // Given
        helm.start(triggered);

        // When
        report(triggered);

        // Then
        assertThat(words()).isEmpty();
        assertThat(engine.sentTypes()).doesNotContain("deployment.unanswered");
    }

    @Test
    void shouldNotCountTheTimeThatATaskWaitsToBeSent() {
        // Given
        helm.pass("deployment");
        assertThat(engine.execution(flow).silentSince()).isEmpty();

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.execution(flow).silentSince()).contains(engine.now());
        report(triggered);
        assertThat(words()).isEmpty();
    }

    @Test
    void shouldStillTimeOutWhenItWasReported() {
        report(triggered);
        engine.pass(Duration.ofMinutes(10));
        assertThat(engine.state(flow)).isEqualTo("timedOut");
    }

    private void report(KeptnEvent task) {
        engine.command(flow, new ReportSilence(task.id(), WORDS, engine.now()));
    }

    private Optional<String> words() {
        return engine.execution(flow).open().flatMap(OpenTask::unanswered);
    }
}
