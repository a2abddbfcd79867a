package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Started, finished and status.changed of tasks, in every order they come. */
class TaskAnswersTest {
    private final InMemoryEngine engine =
            new InMemoryEngine(Shipyards.ofTasks("deployment", "test", "deployment", "release"));
    private final Executor helm = new Executor(engine, "helm");
    private final Executor jobs = new Executor(engine, "job-executor");

    @Test
    void shouldRunTheTasksInOrderWhenEachPasses() {
        // When
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");
        helm.pass("test");
        helm.pass("deployment");
        helm.pass("release");

        // Then
        assertThat(engine.sentTypes())
                .containsExactly(
                        "deployment.triggered",
                        "test.triggered",
                        "deployment.triggered",
                        "release.triggered",
                        "dev.delivery.finished");
        assertThat(engine.sent()).extracting(KeptnEvent::id).doesNotHaveDuplicates();
        assertThat(engine.sent()).allSatisfy(event -> {
            assertThat(event.context()).contains(flow);
            assertThat(event.source()).isEqualTo("shipyard-controller");
            assertThat(event.gitCommitId()).contains("head-of-dev");
        });
        assertThat(engine.last("dev.delivery.finished").data().values())
                .isEqualTo(Map.of(
                        "project",
                        "sockshop",
                        "stage",
                        "dev",
                        "service",
                        "carts",
                        "result",
                        "pass",
                        "status",
                        "succeeded",
                        "message",
                        "helm is done"));
    }

    @Test
    void shouldGoOnWhenFinishedComesBeforeStarted() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");

        // When
        helm.finish(triggered, Result.PASS);

        // Then
        assertThat(engine.count("test.triggered")).isZero();

        // When
        helm.start(triggered);

        // Then
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldTimeOutWhenFinishedComesAndStartedNeverDoes() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.finish(engine.last("deployment.triggered"), Result.PASS);

        // When
        engine.pass(Duration.ofMinutes(59));

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(message("dev.delivery.finished")).contains("started event");
    }

    @Test
    void shouldWaitForEverybodyWhoStarted() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        jobs.start(triggered);

        // When
        helm.finish(triggered, Result.PASS);

        // Then
        assertThat(engine.count("test.triggered")).isZero();

        // When
        jobs.finish(triggered, Result.WARNING);

        // Then
        assertThat(engine.last("test.triggered").data().text("result")).contains("warning");
    }

    @Test
    void shouldTakeWhatAnotherFinishedWhenWhoStartedSaysNoMore() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        new Executor(engine, "webhook-service").start(triggered);
        engine.receive(new Executor(engine, "jenkins")
                .finished(triggered, Result.WARNING, Status.SUCCEEDED, Payload.EMPTY.with("build", 7)));
        engine.pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(engine.count("test.triggered")).isZero();

        // When
        engine.pass(Duration.ofNanos(1));

        // Then
        var data = engine.last("test.triggered").data();
        assertThat(data.text("result")).contains("warning");
        assertThat(data.at("build")).contains(7);
    }

    @Test
    void shouldTakeWhatOthersFinishedWhenTheyAreAsManyAsHaveStarted() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        jobs.start(triggered);
        new Executor(engine, "jenkins").finish(triggered, Result.PASS);
        engine.pass(Duration.ofMinutes(1));
        assertThat(engine.count("test.triggered")).isZero();

        // When
        new Executor(engine, "pipeline").finish(triggered, Result.FAIL);
        engine.pass(Duration.ofSeconds(10));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.delivery.finished").data().text("result")).contains("fail");
        assertThat(message("dev.delivery.finished"))
                .contains("jenkins has finished what helm started.")
                .contains("pipeline has finished what job-executor started.");
    }

    @Test
    void shouldWaitForWhoHasStartedWhenTheOtherStartsAfterItsFinish() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        jobs.finish(triggered, Result.PASS);

        // When
        jobs.start(triggered);
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.count("test.triggered")).isZero();
        helm.finish(triggered, Result.PASS);
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldWaitForWhoHasStartedWhenItPutsTheTaskOff() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        helm.hold(triggered, "no change at night", engine.now().plusSeconds(300));

        // When
        jobs.finish(triggered, Result.PASS);
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.count("test.triggered")).isZero();
    }

    @Test
    void shouldGoOnAfterTheResumeWhenAnotherFinishedWhilePaused() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        engine.pause(flow);
        jobs.finish(triggered, Result.PASS);
        engine.pass(Duration.ofSeconds(10));
        assertThat(engine.count("test.triggered")).isZero();

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldHearAnEarlyFinishOfAnotherWhenAllWhoStartedAreDone() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        jobs.finish(triggered, Result.FAIL);
        helm.start(triggered);

        // When
        helm.finish(triggered, Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.delivery.finished").data().text("result")).contains("fail");
    }

    @Test
    void shouldIgnoreWhoComesWhenTheOthersAreDone() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        helm.finish(triggered, Result.PASS);
        var before = engine.sent();

        // When
        jobs.start(triggered);
        jobs.finish(triggered, Result.FAIL);

        // Then
        assertThat(engine.sent()).isEqualTo(before);
        assertThat(engine.ignored())
                .hasSize(2)
                .allSatisfy(why -> assertThat(why).contains(triggered.id().value()));
    }

    @Test
    void shouldCountASourceOnceWhenItRepeatsItselfUnderOtherIds() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        engine.receive(another(helm.started(triggered)));
        jobs.start(triggered);
        helm.finish(triggered, Result.PASS);

        // When
        engine.receive(another(helm.finished(triggered, Result.FAIL, Status.ERRORED, Payload.EMPTY)));

        // Then
        assertThat(engine.ignored())
                .containsExactly("helm has started the task already", "helm has finished the task already");
        assertThat(engine.count("test.triggered")).isZero();
        jobs.finish(triggered, Result.PASS);
        assertThat(engine.last("test.triggered").data().text("result")).contains("pass");
    }

    @Test
    void shouldJoinWhatSeveralAdd() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        jobs.start(triggered);

        // When
        for (var executor : List.of(helm, jobs)) {
            var data = new Payload(Map.of(
                    "deployment",
                    Map.of("deploymentNames", List.of("all", executor.source())),
                    "labels",
                    Map.of(executor.source(), "yes")));
            engine.receive(executor.finished(triggered, Result.PASS, Status.SUCCEEDED, data));
        }

        // Then
        var data = engine.last("test.triggered").data();
        assertThat(data.list("deployment", "deploymentNames"))
                .hasValueSatisfying(names ->
                        assertThat(names.stream().map(String::valueOf)).containsExactly("all", "helm", "job-executor"));
        assertThat(data.text("message")).isEmpty();
    }

    @Test
    void shouldIgnoreAnAnswerToNothing() {
        // Given
        engine.trigger("dev", "delivery");
        var known = engine.last("deployment.triggered");
        var unknown = another(known);
        var before = engine.sent();

        // When
        helm.start(unknown);
        helm.finish(unknown, Result.PASS);
        helm.report(unknown, "a");

        // Then
        assertThat(engine.sent()).isEqualTo(before);
        assertThat(engine.ignored()).hasSize(3);
    }

    @Test
    void shouldIgnoreAnAnswerToATaskThatIsNotOutYet() {
        // Given
        var late = new InMemoryEngine(Shipyards.ofTasks("deployment\n          triggeredAfter: 1h", "test"));
        var flow = late.trigger("dev", "delivery");
        var id = late.execution(flow).open().orElseThrow().triggeredId();
        var guessed = new KeptnEvent(
                id,
                "guess",
                EventType.taskTriggered("deployment"),
                late.now(),
                flow,
                Optional.empty(),
                Optional.empty(),
                Payload.EMPTY);

        // When
        new Executor(late, "helm").start(guessed);
        new Executor(late, "helm").finish(guessed, Result.PASS);

        // Then
        assertThat(late.sent()).isEmpty();
        assertThat(late.ignored()).hasSize(2);
    }

    @Test
    void shouldStopWaitingForAStartWhenAStatusComes() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.report(engine.last("deployment.triggered"), "queued");

        // When
        engine.pass(Duration.ofMinutes(59));

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");

        // When
        engine.pass(Duration.ofMinutes(1));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(message("dev.delivery.finished")).contains("started event");
    }

    @Test
    void shouldNotWaitForWhoOnlyReports() {
        // Given
        engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        jobs.report(triggered, "watching");
        helm.start(triggered);
        jobs.report(triggered, "still watching");

        // When
        helm.finish(triggered, Result.PASS);

        // Then
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldStoreOneFactWhenSomebodyReportsAllTheTime() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var facts = engine.histories().get(engine.execution(flow).id());
        var before = facts.size();

        // When
        for (var i = 0; i < 20; i++) {
            helm.report(engine.last("deployment.triggered"), "step " + i);
        }

        // Then
        assertThat(facts).hasSize(before + 1);
    }

    @Test
    void shouldEndWithWhatWentWrongWhenATaskFails() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);

        // When
        engine.receive(helm.finished(triggered, Result.FAIL, Status.ERRORED, Payload.EMPTY));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.delivery.finished").data().text("status")).contains("errored");
        assertThat(message("dev.delivery.finished")).isEqualTo("helm is done");
        assertThat(engine.count("test.triggered")).isZero();
    }

    @Test
    void shouldFailWhenAnAnswerSaysNothing() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        helm.start(triggered);
        var silent = new KeptnEvent(
                engine.freshId(),
                "helm",
                new EventType.OfTask("deployment", EventKind.FINISHED),
                engine.now(),
                flow,
                Optional.of(triggered.id()),
                Optional.empty(),
                Payload.EMPTY);

        // When
        engine.receive(silent);

        // Then
        var data = engine.last("dev.delivery.finished").data();
        assertThat(data.text("result")).contains("fail");
        assertThat(data.text("status")).contains("unknown");
    }

    private String message(String type) {
        return engine.last(type).data().text("message").orElse("");
    }

    private KeptnEvent another(KeptnEvent event) {
        var id = new EventId("again-" + engine.freshId());
        return new KeptnEvent(
                id,
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                event.gitCommitId(),
                event.data(),
                event.extensions());
    }
}
