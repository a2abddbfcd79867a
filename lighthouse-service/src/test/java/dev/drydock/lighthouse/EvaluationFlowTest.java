package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static dev.drydock.lighthouse.Events.inWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.lighthouse.domain.evaluation.Timestamps;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
class EvaluationFlowTest {
    @Inject
    InMemoryResources resources;

    NatsServer nats;
    private Bus bus;
    private Evaluations evaluations;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
        evaluations = new Evaluations(bus, resources);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldAnswerWithAScoreWhenAProviderDelivers() {
        // Given
        var triggered = bus.send(evaluations.triggered("scored", Evaluations.SLO));

        // When
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 500.0)));

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(bus.matching("evaluation.started", Bus.answers(triggered.id())))
                .hasSize(1);
        assertThat(finished.source()).isEqualTo("lighthouse-service");
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().at("evaluation", "score").orElseThrow()).hasToString("100.0");
        assertThat(finished.data().list("evaluation", "comparedEvents")).isEmpty();
    }

    @Test
    void shouldKeepConcurrentEvaluationsApartWhenAnswersNameTheirRequest() {
        // Given
        var context = Events.newContext();
        evaluations.put("concurrent", Evaluations.SLO);
        var triggered = IntStream.range(0, 5)
                .mapToObj(ignored -> bus.send(Events.of(
                        "evaluation.triggered",
                        context,
                        Optional.empty(),
                        inWindow(in("sockshop", "qa", "concurrent")))))
                .toList();
        await().until(() ->
                bus.matching("get-sli.triggered", event -> event.context().equals(Optional.of(context)))
                                .size()
                        == 5);
        var requests =
                bus.matching("get-sli.triggered", event -> event.context().equals(Optional.of(context)));

        // When
        for (var place = 0; place < 5; place++) {
            var value = requestOf(requests, triggered.get(place))
                            .equals(requests.get(3).id())
                    ? 700.0
                    : 7.0;
            bus.send(Events.getSliFinished(
                    withId(requests, requestOf(requests, triggered.get(place))), Map.of("rt", value)));
        }

        // Then
        var failed = triggered.stream()
                .filter(event -> bus.finishedOf(event).data().result().equals(Optional.of(Result.FAIL)))
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(requestOf(requests, failed.get(0))).isEqualTo(requests.get(3).id());
    }

    @Test
    void shouldFindTheEvaluationByItsFlowWhenTheAnswerNamesNoRequest() {
        // Given
        var triggered = bus.send(evaluations.triggered("unnamed", Evaluations.SLO));
        var answer = Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5.0));

        // When
        bus.send(Events.withoutTriggeredId(answer));

        // Then
        assertThat(bus.finishedOf(triggered).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldFindTheEvaluationWhenTheAnswerNamesItInsteadOfTheRequest() {
        // Given
        var triggered = bus.send(evaluations.triggered("direct", Evaluations.SLO));
        var answer = Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5.0));

        // When
        bus.send(Events.of(
                "get-sli.finished", triggered.context().orElseThrow(), Optional.of(triggered.id()), answer.data()));

        // Then
        assertThat(bus.finishedOf(triggered).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldBeErroredWhenTheProviderWasAborted() {
        // Given
        var triggered = bus.send(evaluations.triggered("aborted", Evaluations.SLO));

        // When
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), "fail", "aborted", List.of()));

        // Then
        assertErrored(bus.finishedOf(triggered), "aborted");
    }

    @Test
    void shouldBeErroredWhenNoProviderAnswersInTime() {
        // Given
        var triggered = evaluations.triggered("unanswered", Evaluations.SLO);

        // When
        bus.send(triggered);

        // Then
        assertErrored(bus.finishedOf(triggered), "get-sli within 6 seconds");
    }

    @Test
    void shouldAskForValuesOnlyWhenTheWindowHasEnded() {
        // Given
        evaluations.put("settling", Evaluations.SLO);
        var end = Instant.now().plusSeconds(3);
        var triggered = Events.evaluationTriggered(in("sockshop", "qa", "settling")
                .with(
                        "evaluation",
                        Map.of("start", Timestamps.format(end.minusSeconds(300)), "end", Timestamps.format(end))));

        // When
        bus.send(triggered);

        // Then
        bus.awaitOne("evaluation.started", Bus.answers(triggered.id()));
        var getSli = bus.getSliOf(triggered);
        assertThat(getSli.time()).isAfterOrEqualTo(end.truncatedTo(ChronoUnit.MILLIS));
        bus.send(Events.getSliFinished(getSli, Map.of("rt", 5.0)));
        assertThat(bus.finishedOf(triggered).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldPassWithoutScoreWhenThereIsNoSlo() {
        // Given
        var triggered = Events.evaluationTriggered(inWindow(in("sockshop", "qa", "without")));

        // When
        bus.send(triggered);

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().status()).contains(Status.SUCCEEDED);
        assertThat(finished.data().at("evaluation", "score").orElseThrow()).hasToString("0.0");
    }

    @Test
    void shouldPassWhenTheProjectHasNoProvider() {
        // Given
        resources.put(ResourceLevel.service(new Scope("silent", "qa", "carts")), "slo.yaml", Evaluations.SLO);
        var triggered = Events.evaluationTriggered(inWindow(in("silent", "qa", "carts")));

        // When
        bus.send(triggered);

        // Then
        assertThat(bus.finishedOf(triggered).data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("No SLI provider"));
    }

    @Test
    void shouldBeErroredWithTheReasonWhenItCannotBegin() {
        // Given
        var nowhere = Events.evaluationTriggered(inWindow(in("sockshop", "nowhere", "carts")));
        var noWindow = Events.evaluationTriggered(in("sockshop", "qa", "carts"));
        var noService = Events.evaluationTriggered(inWindow(in("sockshop", "qa", "")));
        var badSlo = evaluations.triggered("broken", "objectves: []\n");

        // When
        List.of(nowhere, noWindow, noService, badSlo).forEach(bus::send);

        // Then
        assertErrored(bus.finishedOf(nowhere), "no stage 'nowhere'");
        assertErrored(bus.finishedOf(noWindow), "no time window");
        assertErrored(bus.finishedOf(noService), "data.service");
        assertErrored(bus.finishedOf(badSlo), "slo.yaml:1:1: unknown key 'objectves'");
    }

    @Test
    void shouldEvaluateTheFileOfItsCommit() {
        // Given
        evaluations.put("committed", Evaluations.SLO);
        var older = Evaluations.SLO.replace("<600", "<50");
        resources.put(Evaluations.level("committed"), "slo.yaml", "0a1b2c", older);
        var triggered = atCommit(Events.evaluationTriggered(inWindow(in("sockshop", "qa", "committed"))), "0a1b2c");
        bus.send(triggered);
        var getSli = bus.getSliOf(triggered);

        // When
        bus.send(Events.getSliFinished(getSli, Map.of("rt", 100.0)));

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(getSli.gitCommitId()).contains("0a1b2c");
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("evaluation", "sloFileContent"))
                .contains(Base64.getEncoder().encodeToString(older.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldAnswerOnceWhenEventsAreRepeated() {
        // Given
        var triggered = bus.send(evaluations.triggered("repeated", Evaluations.SLO));
        bus.send(triggered);
        var answer = bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5.0)));
        bus.finishedOf(triggered);

        // When
        bus.send(answer);
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5000.0)));
        bus.send(triggered);
        evaluations.evaluated("repeated", 5);

        // Then
        var finished = bus.matching("evaluation.finished", Bus.answers(triggered.id()));
        assertThat(finished.stream().map(KeptnEvent::id).distinct()).hasSize(1);
        assertThat(finished.get(0).data().result()).contains(Result.PASS);
    }

    private static EventId requestOf(List<KeptnEvent> requests, KeptnEvent triggered) {
        var derived = new EvaluationFlow(triggered).getSliId();
        return withId(requests, derived).id();
    }

    private static KeptnEvent withId(List<KeptnEvent> events, EventId id) {
        return events.stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static KeptnEvent atCommit(KeptnEvent event, String commit) {
        return new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                Optional.of(commit),
                event.data(),
                Map.of());
    }

    private static void assertErrored(KeptnEvent finished, String reason) {
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("message").orElse("")).contains(reason);
    }
}
