package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.EVENT;
import static dev.drydock.shipyard.adapter.rest.EngineApi.EVENTS;
import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class EventRestTest {
    private static final String TWO_TASKS = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: er-deploy
                    - name: er-test
            """;
    private static final String PLACE = "\"project\":\"p\",\"stage\":\"s\",\"service\":\"v\"";
    private static final String VERDICT = ",\"result\":\"pass\",\"status\":\"succeeded\"";
    private static final String ANSWERED = "\"triggeredid\":\"t\",";

    NatsServer nats;

    static Stream<Arguments> conformance() {
        return Stream.of(
                Arguments.of("EV1", "garbage", "", "{" + PLACE + "}", 400),
                Arguments.of("EV3", "sh.keptn.event.s.delivery.started", "", "{" + PLACE + "}", 400),
                Arguments.of("EV3", "sh.keptn.event.s.delivery.finished", ANSWERED, "{" + PLACE + VERDICT + "}", 400),
                Arguments.of("EV8", "sh.keptn.event.s.delivery.triggered", "", "1", 400),
                Arguments.of("no stage", "sh.keptn.event.s.delivery.triggered", "", "{\"project\":\"p\"}", 400),
                Arguments.of("other stage", "sh.keptn.event.t.delivery.triggered", "", "{" + PLACE + "}", 400),
                Arguments.of("task", "sh.keptn.event.deploy.triggered", "", "{" + PLACE + "}", 400),
                Arguments.of("EV10", "sh.keptn.event.deploy.started", ANSWERED, "{" + PLACE + "}", 200),
                Arguments.of("EV15", "sh.keptn.event.deploy.started", "", "{" + PLACE + "}", 400),
                Arguments.of("EV16", "sh.keptn.event.deploy.finished", ANSWERED, "{" + PLACE + VERDICT + "}", 200),
                Arguments.of(
                        "EV17", "sh.keptn.event.deploy.finished", ANSWERED, "{" + PLACE + ",\"result\":\"pass\"}", 400),
                Arguments.of(
                        "EV17",
                        "sh.keptn.event.deploy.finished",
                        ANSWERED,
                        "{" + PLACE + ",\"status\":\"errored\"}",
                        400),
                Arguments.of(
                        "EV19",
                        "sh.keptn.event.monitoring.configure",
                        "",
                        "{\"project\":\"p\",\"service\":\"v\",\"type\":\"prometheus\"}",
                        200),
                Arguments.of("EV19", "sh.keptn.event.monitoring.configure", "", "{\"type\":\"prometheus\"}", 400),
                Arguments.of("EV19", "sh.keptn.event.monitoring.configure", "", "{\"project\":\"p\"}", 400),
                Arguments.of("log", "sh.keptn.log.error", "", "{\"message\":\"oh\"}", 200));
    }

    @ParameterizedTest
    @MethodSource("conformance")
    void shouldAcceptWhatMayBeSentAndRefuseTheRestWithAReason(
            String name, String type, String attributes, String data, int status) {
        // When
        var answer = send("{\"specversion\":\"1.0\",\"type\":\"%s\",\"source\":\"test\",%s\"data\":%s}"
                .formatted(type, attributes, data));

        // Then
        answer.statusCode(status);
        if (status == 400) {
            answer.contentType("application/problem+json")
                    .body("reason", matchesPattern("malformed-event|refused-event"))
                    .body("code", equalTo(400))
                    .body("message.length()", greaterThan(15));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"specversion\":\"1.0\", oops; not JSON at line 1, column",
                "[]; expected a JSON object",
                "{\"data\":{}}; attribute 'type' is missing",
                "''; The body is empty"
            })
    void shouldSayWhatIsWrongWhenTheBodyIsNoEvent(String body, String why) {
        api().body(body.getBytes(StandardCharsets.UTF_8))
                .post(EVENT)
                .then()
                .statusCode(400)
                .body("reason", equalTo("malformed-event"))
                .body("detail", containsString(why));
    }

    @Test
    void shouldNameTheLimitWhenAnEventIsTooLarge() {
        var engine = new EngineApi("anywhere");
        send(engine.event("qa.delivery.triggered", Map.of(), Map.of("blob", "x".repeat(2_000_000))))
                .statusCode(413)
                .body("reason", equalTo("event-too-large"))
                .body("detail", containsString("at most 1000000 can be carried"));
    }

    @Test
    void shouldNameTheLimitWhenAnEventWouldBeTooLargeOnItsWay() {
        var engine = EngineApi.with(TWO_TASKS);
        var numbers = "1e9,".repeat(220_000) + "1";

        api().body("""
                        {"type":"sh.keptn.event.qa.delivery.triggered","source":"test","specversion":"1.0",
                         "data":{"project":"%s","stage":"qa","service":"helloservice","n":[%s]}}""".formatted(engine.project(), numbers))
                .post(EVENT)
                .then()
                .statusCode(413)
                .body("reason", equalTo("event-too-large"));
    }

    @Test
    void shouldCarryALargePayloadThroughAllTasks() {
        // Given
        var engine = EngineApi.with(TWO_TASKS);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("er-deploy", "er-test")) {
            // When
            var context = engine.trigger("qa.delivery", Map.of(), Map.of("blob", "x".repeat(900_000)));

            // Then
            engine.awaitState(context, "finished");
            assertThat(executor.asked())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.data().text("blob"))
                            .hasValueSatisfying(blob -> assertThat(blob).hasSize(900_000)));
            assertThat(engine.data(context, "qa.delivery.finished")).containsEntry("result", "pass");
        }
    }

    @Test
    void shouldChangeNothingWhenAnEventIsRepeated() {
        // Given
        var engine = EngineApi.with(TWO_TASKS);
        var context = UUID.randomUUID().toString();
        var event = engine.event(
                "qa.delivery.triggered",
                Map.of("id", UUID.randomUUID().toString(), "shkeptncontext", context),
                Map.of());
        send(event).statusCode(200).body("keptnContext", equalTo(context));

        // When
        send(event).statusCode(200).body("keptnContext", equalTo(context));

        // Then
        assertThat(engine.types(context)).containsExactly("qa.delivery.triggered", "er-deploy.triggered");
    }

    @Test
    void shouldStartTheTourWhoseTriggerHasNeitherIdNorTime() {
        var engine = EngineApi.with(TWO_TASKS);
        send("""
                {"contenttype":"application/json","data":{"project":"%s","stage":"qa","service":"helloservice"},
                 "source":"https://github.com/keptn/keptn","specversion":"1.0",
                 "type":"sh.keptn.event.qa.delivery.triggered"}""".formatted(engine.project())).statusCode(200).body("keptnContext", matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, qa, helloservice, delivery, unknown-project",
        ", staging, helloservice, delivery, unknown-stage",
        ", qa, other, delivery, unknown-service",
        ", qa, helloservice, rollout, unknown-sequence"
    })
    void shouldTellAtOnceWhatDoesNotExist(
            String project, String stage, String service, String sequence, String reason) {
        // Given
        var engine = EngineApi.with(TWO_TASKS);
        var where = project == null ? engine.project() : project;

        // When
        var answer = send(engine.event(
                stage + "." + sequence + ".triggered", Map.of(), Map.of("project", where, "service", service)));

        // Then
        answer.statusCode(404).contentType("application/problem+json").body("reason", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, qa, helloservice, delivery, There is no project 'nowhere'",
        ", staging, helloservice, delivery, has no stage 'staging'",
        ", qa, other, delivery, has no service 'other'",
        ", qa, helloservice, rollout, has no sequence 'rollout'"
    })
    void shouldAnswerOnNatsThatWhatIsAskedForDoesNotExist(
            String project, String stage, String service, String sequence, String why) {
        // Given
        var engine = EngineApi.with(TWO_TASKS);
        var where = project == null ? engine.project() : project;
        var context = UUID.randomUUID().toString();
        var type = "sh.keptn.event.%s.%s.triggered".formatted(stage, sequence);

        // When
        publish(type, """
                {"specversion":"1.0","id":"%s","source":"test","type":"%s","shkeptncontext":"%s",
                 "data":{"project":"%s","stage":"%s","service":"%s"}}""".formatted(UUID.randomUUID(), type, context, where, stage, service));

        // Then
        var finished = stage + "." + sequence + ".finished";
        engine.awaitEvent(context, finished);
        var data = engine.data(context, finished);
        assertThat(data).containsEntry("status", "errored").containsEntry("result", "fail");
        assertThat((String) data.get("message")).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nonsense; not JSON at line 1",
                "{\"specversion\":\"1.0\",\"type\":\"a.b\",\"source\":\"x\",\"data\":{}}; id",
                "{\"specversion\":\"1.0\",\"type\":\"a.b\",\"id\":\"1\",\"source\":\"x\",\"data\":7}; expected a JSON object"
            })
    void shouldKeepWhatIsNoEventAsADeadLetter(String body, String why) {
        // Given
        var subject = "sh.keptn.event.er-" + UUID.randomUUID() + ".triggered";

        // When
        publish(subject, body);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deadLetterReason(subject)).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"\\u0000, NUL", "\\ud800, half a character"})
    void shouldGoOnWhenAnEventHoldsWhatNoDatabaseKeeps(String poison, String name) {
        // Given
        var engine = EngineApi.with(TWO_TASKS);
        var context = UUID.randomUUID().toString();
        var type = "sh.keptn.event.er-poison-" + UUID.randomUUID() + ".finished";

        // When
        publish(type, """
                {"specversion":"1.0","id":"a%s%s","source":"test","type":"%s","shkeptncontext":"%s","triggeredid":"t",
                 "data":{"project":"p%s","stage":"s","service":"v","result":"%s"}}""".formatted(poison, context, type, context, poison, poison));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deadLetterReason(type)).isNotNull());
        publish("sh.keptn.event.qa.rollout.triggered", """
                {"specversion":"1.0","id":"%s","source":"test","type":"sh.keptn.event.qa.rollout.triggered",
                 "shkeptncontext":"%s","data":{"project":"%s","stage":"qa","service":"helloservice"}}""".formatted(UUID.randomUUID(), context, engine.project()));
        engine.awaitEvent(context, "qa.rollout.finished");
        send("""
                {"specversion":"1.0","id":"b%s","source":"test","type":"sh.keptn.event.er-deploy.finished",
                 "triggeredid":"t","data":{"project":"p%s","stage":"s","service":"v","result":"pass","status":"succeeded"}}""".formatted(poison, poison)).statusCode(400).body("reason", equalTo("refused-event"));
    }

    @Test
    void shouldShowEveryAcceptedEventOnce() {
        var id = UUID.randomUUID().toString();
        var event = new EngineApi("p").event("er-x.started", Map.of("id", id, "triggeredid", "t"), Map.of());
        send(event).statusCode(200);
        send(event).statusCode(200);
        api().get(EVENTS + "?eventID=" + id)
                .then()
                .body("events", hasSize(1))
                .body("totalCount", equalTo(1))
                .body("events[0].triggeredid", equalTo("t"));
    }

    private static String deadLetterReason(String subject) {
        return api().get("/api/v1/dead-letter?pageSize=1000")
                .then()
                .extract()
                .path("deadLetters.find { it.subject == '%s' }?.reason".formatted(subject));
    }

    private void publish(String subject, String body) {
        try (var client = NatsClient.connect(nats.url())) {
            client.publish(subject, body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
