package dev.drydock.remediation.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class KillSwitchTest extends RunningService {
    private static final String PATH = "/api/remediation/v1/kill-switch";

    @Test
    void shouldBeOnWithWhoWhyAndWhatUntilItIsLifted() {
        // When
        turnOn("{'project': 'ks-1', 'stage': 'production', 'action': 'scale', 'reason': ' out of nodes '}")
                .statusCode(200)
                .body("changed", equalTo(true));
        turnOn("{'project': 'ks-1', 'stage': 'production', 'action': 'scale', 'reason': 'out of nodes'}")
                .statusCode(200)
                .body("changed", equalTo(false));

        // Then
        on("ks-1")
                .body("killSwitches", hasSize(1))
                .body("killSwitches[0].stops", equalTo("action 'scale' in stage 'production' of project 'ks-1'"))
                .body("killSwitches[0].reason", equalTo("out of nodes"))
                .body("killSwitches[0].by", equalTo("configured-admin"));

        // When
        asAdmin()
                .delete(PATH + "?project=ks-1&stage=production&action=scale&reason=done")
                .then()
                .statusCode(200)
                .body("lifted", equalTo(true))
                .body("stillOn", hasSize(0));

        // Then
        on("ks-1").body("killSwitches", hasSize(0));
        assertThat(told("ks-1", 2))
                .extracting(event -> event.data().text("killSwitch", "state").orElseThrow())
                .containsExactly("on", "lifted");
    }

    @Test
    void shouldSayWhatIsStillStoppedWhenAnotherOneWasMeant() {
        // Given
        turnOn("{'project': 'ks-2', 'stage': 'qa', 'reason': 'load test'}").statusCode(200);

        // When
        var lifting = asAdmin().delete(PATH + "?project=ks-2").then();

        // Then
        lifting.statusCode(200)
                .body("lifted", equalTo(false))
                .body("stillOn", hasSize(1))
                .body("stillOn[0].stage", equalTo("qa"));
        on("ks-2").body("killSwitches", hasSize(1));
    }

    @Test
    void shouldExpireByItselfAndTellOnce() {
        // When
        turnOn("{'project': 'ks-3', 'reason': 'short', 'for': '2s'}").statusCode(200);

        // Then
        assertThat(told("ks-3", 2))
                .extracting(event -> event.data().text("killSwitch", "state").orElseThrow())
                .containsExactly("on", "expired");
        on("ks-3").body("killSwitches", hasSize(0));
        await().during(QUIET).atMost(WITHIN).until(() -> ids("ks-3") == 2);
    }

    @Test
    void shouldTakeAnotherEndWhenItIsOn() {
        // Given
        turnOn("{'project': 'ks-4', 'reason': 'audit'}").statusCode(200);

        // When
        turnOn("{'project': 'ks-4', 'reason': 'audit', 'until': '2099-01-01T00:00:00+01:00'}")
                .statusCode(200)
                .body("changed", equalTo(true));

        // Then
        on("ks-4").body("killSwitches", hasSize(1)).body("killSwitches[0].until", equalTo("2098-12-31T23:00:00Z"));
    }

    @Test
    void shouldStopEvenWhenNobodyCanSayWhichProjectsThereAre() {
        turnOn("{'project': 'unsaid', 'reason': 'the engine is away'}").statusCode(200);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'project': 'ks-5'}                                               | 400 | missing-reason  | A 'reason' is missing
            {'project': 'ks-5', 'reason': ' '}                                | 400 | missing-reason  | A 'reason' is missing
            {'project': 'ks-5', 'reason': 'x', 'for': 'ever'}                 | 400 | unclear-time    | 'ever' is no length of time
            {'project': 'ks-5', 'reason': 'x', 'for': '1h', 'until': '2099-01-01T00:00:00Z'} | 400 | unclear-time | give one of them
            {'project': 'ks-5', 'reason': 'x', 'until': '2020-01-01T00:00:00Z'} | 400 | unclear-time  | is over already
            {'project': 'mistyped', 'reason': 'x'}                            | 404 | unknown-project | There is no project 'mistyped'
            {'project': 'ks-5', 'stage': 'prod', 'reason': 'x'}               | 404 | unknown-stage   | its stages are qa, production
            """)
    void shouldRefuseWhatWouldStopNothing(String body, int status, String reason, String detail) {
        turnOn(body).statusCode(status).body("reason", equalTo(reason)).body("detail", containsString(detail));
        on("ks-5").body("killSwitches", hasSize(0));
    }

    @Test
    void shouldRefuseABodyThatIsNone() {
        asAdmin().contentType("application/json").put(PATH).then().statusCode(400);
        turnOn("{'reason': 'x', 'until': 'tomorrow'}").statusCode(400);
        turnOn("{").statusCode(400);
    }

    private static ValidatableResponse turnOn(String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put(PATH)
                .then();
    }

    /** Those of the project alone: other tests of this class share the server. */
    private static ValidatableResponse on(String project) {
        return asAdmin().get(PATH + "?project=" + project).then().statusCode(200);
    }

    private List<KeptnEvent> told(String project, int times) {
        return await().atMost(WITHIN).until(() -> changes(project), changes -> changes.size() >= times);
    }

    private long ids(String project) {
        return changes(project).stream()
                .map(KeptnEvent::id)
                .map(EventId::value)
                .distinct()
                .count();
    }

    private List<KeptnEvent> changes(String project) {
        return nats.received().stream()
                .filter(event -> event.type().value().equals("sh.keptn.event.kill-switch.changed"))
                .filter(event -> event.data().text("project").equals(Optional.of(project)))
                .toList();
    }
}
