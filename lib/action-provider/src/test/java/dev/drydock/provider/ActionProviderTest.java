package dev.drydock.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a provider works while it is open; nothing is asked of it
class ActionProviderTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private Stream stream;
    private final List<Task> carriedOut = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        stream = new Stream(folder.resolve("nats"));
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void shouldAnswerStartedAndFinishedUnderIdsThatDeriveFromTheTask() {
        // Given
        try (var provider = scaler().start()) {
            // When
            var asked = askWhenListening("scale", 2);

            // Then
            var finished = awaitFinished(asked);
            assertThat(stream.answers(asked, EventKind.STARTED))
                    .extracting(KeptnEvent::id)
                    .containsExactly(EventId.derived(asked.id(), "started", "scaler"));
            assertThat(finished.id()).isEqualTo(EventId.derived(asked.id(), "finished", "scaler"));
            assertThat(finished.source()).isEqualTo("scaler");
            assertThat(finished.context()).isEqualTo(asked.context());
            assertThat(finished.gitCommitId()).isEqualTo(Optional.of("f00d"));
            assertThat(finished.data().scope()).isEqualTo(asked.data().scope());
            assertThat(finished.data().result()).contains(Result.PASS);
            assertThat(finished.data().status()).contains(Status.SUCCEEDED);
            assertThat(finished.data().text("message")).contains("scaled to 2");
            assertThat(finished.data().at("action", "replicas")).contains(2);
        }
    }

    @Test
    void shouldTellProgressAndSayWhatWentWrong() {
        // Given
        try (var provider = ActionProvider.named("restarter")
                .connectingTo(stream.server().url())
                .on("restart", task -> {
                    task.progress("stopping");
                    throw new IOException("the pod does not stop");
                })
                .start()) {
            // When
            var asked = askWhenListening("restart", "now", "restarter");

            // Then
            var finished = awaitFinished(asked);
            assertThat(finished.data().status()).contains(Status.ERRORED);
            assertThat(finished.data().text("message")).contains("the pod does not stop");
            assertThat(stream.answers(asked, EventKind.STATUS_CHANGED))
                    .extracting(event -> event.data().text("message"))
                    .containsExactly(Optional.of("stopping"));
        }
    }

    @Test
    void shouldLeaveToOthersWhatIsNotItsOwnAndBearWhatIsNoEvent() {
        // Given
        try (var provider = scaler().start()) {
            askWhenListening("scale", 1);

            // When
            var foreign = stream.ask("featuretoggle", "off");
            stream.client().publish("sh.keptn.event.action.triggered", "{".getBytes(StandardCharsets.UTF_8));
            stream.client().publish("sh.keptn.event.action.triggered", "{}".getBytes(StandardCharsets.UTF_8));
            var after = stream.ask("scale", 3);

            // Then
            awaitFinished(after);
            assertThat(stream.answers(foreign, EventKind.STARTED)).isEmpty();
        }
    }

    @Test
    void shouldAnswerARepeatTheSameAndNotCarryItOutAgainAlsoAfterARestart() {
        // Given
        var memory = folder.resolve("answers");
        KeptnEvent asked;
        KeptnEvent first;
        try (var provider = scaler().remembering(AnswerMemory.inFolder(memory)).start()) {
            asked = askWhenListening("scale", 2);
            first = awaitFinished(asked);
        }

        // When
        try (var next = scaler().remembering(AnswerMemory.inFolder(memory)).start()) {
            stream.client().publish(asked);
            await().atMost(LONG)
                    .until(() -> stream.answers(asked, EventKind.FINISHED).size() > 1);
        }

        // Then
        assertThat(stream.answers(asked, EventKind.FINISHED)).allMatch(first::equals);
        assertThat(carriedOut)
                .filteredOn(task -> task.triggered().equals(asked))
                .hasSize(1);
    }

    @Test
    void shouldGoOnAfterTheBrokerWasKilled() {
        // Given
        try (var provider = scaler().start()) {
            askWhenListening("scale", 1);

            // When
            stream.server().kill();
            await().atMost(LONG).until(() -> !stream.client().isConnected());
            stream.server().restart();
            await().atMost(LONG).until(() -> stream.client().isConnected());
            var asked = stream.ask("scale", 2);

            // Then
            awaitFinished(asked);
        }
    }

    @Test
    void shouldTellATaskAtWorkThatNobodyWaitsForIt() {
        // Given
        var begun = new CountDownLatch(1);
        try (var provider = ActionProvider.named("drainer")
                .connectingTo(stream.server().url())
                .on("drain", task -> {
                    var stop = new CountDownLatch(1);
                    task.onAbort(stop::countDown);
                    begun.countDown();
                    stop.await();
                    return Outcome.aborted("stopped half way");
                })
                .start()) {
            var asked = askWhenListening("drain", "all", "drainer");
            await().atMost(LONG).until(() -> begun.getCount() == 0);

            // When
            stream.client().publish(Stream.aborted(asked));

            // Then
            assertThat(awaitFinished(asked).data().status()).contains(Status.ABORTED);
        }
    }

    @Test
    void shouldFinishWhatIsAtWorkBeforeItCloses() throws InterruptedException {
        // Given
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var provider = ActionProvider.named("slow")
                .connectingTo(stream.server().url())
                .onAnything(task -> {
                    begun.countDown();
                    goOn.await();
                    return Outcome.done("in time");
                })
                .start();
        var asked = askWhenListening("anything", "x", "slow");
        await().atMost(LONG).until(() -> begun.getCount() == 0);

        // When
        var closing = new Thread(provider::close);
        closing.start();
        goOn.countDown();
        closing.join(LONG.toMillis());

        // Then
        assertThat(awaitFinished(asked).data().text("message")).contains("in time");
    }

    @Test
    void shouldWaitForABrokerThatComesLater() {
        // Given
        var port = stream.server().port();
        stream.server().kill();
        await().atMost(LONG).until(() -> !stream.client().isConnected());

        // When
        try (var provider = scaler().start()) {
            stream.server().restart();
            await().atMost(LONG).until(() -> stream.client().isConnected());

            // Then
            assertThat(stream.server().port()).isEqualTo(port);
            awaitFinished(askWhenListening("scale", 2));
        }
    }

    @Test
    void shouldRefuseAProviderThatDoesNothingOrHasAnImpossibleName() {
        assertThatThrownBy(() -> ActionProvider.named("idle").start()).hasMessageContaining("Expected a handler");
        assertThatThrownBy(() -> ActionProvider.named("my provider")).hasMessageContaining("my provider");
    }

    private ActionProvider.Builder scaler() {
        return ActionProvider.named("scaler")
                .connectingTo(stream.server().url())
                .on("scale", task -> {
                    carriedOut.add(task);
                    var replicas = task.value().orElseThrow();
                    return Outcome.done("scaled to " + replicas).telling("replicas", replicas);
                });
    }

    private KeptnEvent askWhenListening(String action, Object value) {
        return askWhenListening(action, value, "scaler");
    }

    /** A new provider hears what comes from now on: so wait until its consumer is there. */
    private KeptnEvent askWhenListening(String action, Object value, String durable) {
        await().atMost(LONG).ignoreExceptions().until(() -> stream.client().deliveries(durable) >= 0);
        return stream.ask(action, value);
    }

    private KeptnEvent awaitFinished(KeptnEvent asked) {
        await().atMost(LONG)
                .until(() -> !stream.answers(asked, EventKind.FINISHED).isEmpty());
        return stream.answers(asked, EventKind.FINISHED).get(0);
    }
}
