package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong gets a clear answer, and holds up nothing else. */
@ExtendWith(HarnessExtension.class)
class BadInputTest {
    private static final String PROJECT = "bad-input";
    private static final double FAST = 100;

    private static UserProject project;

    @BeforeAll
    static void makeProject(Harness harness) {
        project = harness.project(PROJECT, UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStageWith("stories/three-actions.yaml"));
        harness.sli().script(PROJECT, FAST);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"type": `                                        | not JSON at line 1
            `[]`                                               | not a CloudEvent
            `{"specversion": "1.0", "source": "x"}`            | type
            `{"specversion": "1.0", "source": "x", "type": "sh.keptn.event..triggered", "data": {}}` | sh.keptn.event..triggered
            """)
    void shouldSayWhatIsWrongWhenABodyIsNoEvent(String body, String reason, Harness harness) {
        // When
        var answer = harness.api().post("/api/v1/event", body);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("reason")).isEqualTo("malformed-event");
        assertThat(answer.text("detail")).contains(reason);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "nowhere,production,helloservice,remediation,unknown-project",
        "bad-input,staging,helloservice,remediation,unknown-stage",
        "bad-input,production,carts,remediation,unknown-service",
        "bad-input,production,helloservice,rollback,unknown-sequence"
    })
    void shouldNameWhatIsUnknownWhenAnEventComesByRest(
            String where, String stage, String service, String sequence, String reason, Harness harness) {
        // When
        var answer =
                harness.api().post("/api/v1/event", new EventCodec().encode(event(where, stage, service, sequence)));

        // Then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("reason")).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "nowhere,production,helloservice,remediation,no project 'nowhere'",
        "bad-input,staging,helloservice,remediation,staging",
        "bad-input,production,carts,remediation,no service 'carts'",
        "bad-input,production,helloservice,rollback,rollback"
    })
    void shouldFinishWithTheReasonWhenAnEventComesByNats(
            String where, String stage, String service, String sequence, String reason, Harness harness) {
        // Given
        var event = event(where, stage, service, sequence);
        var flow = new Flow(harness, where, event.context().orElseThrow());

        // When
        harness.witness().publish(event);
        var told = flow.awaitEvent(stage + "." + sequence + ".finished");

        // Then
        assertThat(told.of(stage + "." + sequence + ".finished"))
                .singleElement()
                .satisfies(finished -> {
                    assertThat(finished.triggeredId()).contains(event.id());
                    assertThat(finished.data().text("status")).contains("errored");
                    assertThat(finished.data().text("result")).contains("fail");
                    assertThat(finished.data().text("message").orElse("")).contains(reason);
                });
    }

    @Test
    void shouldKeepItAndGoOnWhenNatsCarriesWhatIsNoEvent(Harness harness) {
        // Given
        var subject = "sh.keptn.event.production.remediation.triggered";

        // When
        harness.witness().publish(subject, "{\"type\": ".getBytes(StandardCharsets.UTF_8));
        harness.witness().publish(subject, "[1, 2]".getBytes(StandardCharsets.UTF_8));
        harness.witness().publish("sh.keptn.event.get-action.triggered", new byte[] {0, 1, 2});
        var flow = new Flow(harness, PROJECT, harness.api().send(Problems.of(PROJECT, Problems.SLOW)));

        // Then
        assertThat(flow.awaitEvent("problem.resolved").actionsGiven()).containsExactly("featuretoggle");
        assertThat(harness.api().deadLetters()).contains(subject, "sh.keptn.event.get-action.triggered");
    }

    @Test
    void shouldPointToTheMistakeWhenTheToursFirstSnippetIsTheShipyard(Harness harness) {
        // Given
        var snippet = UserFiles.text("tour/shipyard-first-snippet.yaml");

        // When
        var answer = harness.api().post("/api/controlPlane/v1/project", UserProject.creation("first-snippet", snippet));

        // Then
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().toString()).contains("shipyard.yaml:39:15: unknown key 'tasks'");
    }

    @Test
    void shouldRefuseThePushWhenFilesAreBroken() {
        // When
        var shipyard =
                project.tryPush("main", Map.of("shipyard.yaml", UserFiles.bytes("tour/shipyard-first-snippet.yaml")));
        var remediation = project.tryPush(
                "production",
                Map.of("helloservice/remediation.yaml", UserFiles.bytes("stories/broken-remediation.yaml")));

        // Then
        assertThat(shipyard.exitCode()).isNotZero();
        assertThat(shipyard.output()).contains("shipyard.yaml:39:15: error: unknown key 'tasks'");
        assertThat(remediation.exitCode()).isNotZero();
        assertThat(remediation.output()).contains("helloservice/remediation.yaml:10:");
    }

    @Test
    void shouldEscalateWithThePlaceOfTheMistakeWhenTheRemediationFileIsBroken(Harness harness) {
        // Given
        var broken = "broken-remediation";
        harness.project(broken, UserFiles.text("tour/shipyard.yaml"))
                .push("production", UserFiles.ofStage())
                .smuggle("production", UserFiles.ofStageWith("stories/broken-remediation.yaml"));

        // When
        var flow = new Flow(harness, broken, harness.api().send(Problems.of(broken, Problems.SLOW)));
        flow.awaitEvent("problem.escalated");
        flow.awaitOver();
        var told = flow.awaitQuiet();

        // Then
        assertThat(told.of("get-action.finished")).singleElement().satisfies(finished -> {
            assertThat(finished.data().text("status")).contains("errored");
            assertThat(finished.data().text("result")).contains("fail");
            assertThat(finished.data().text("message").orElse("")).contains("remediation.yaml:10:");
        });
        assertThat(told.results("production.remediation.finished")).containsExactly("fail");
        assertThat(told.count("problem.escalated")).isEqualTo(1);
    }

    private static KeptnEvent event(String project, String stage, String service, String sequence) {
        return Problems.triggering(
                new Scope(project, stage, service), sequence, Problems.freshContext(), Payload.EMPTY);
    }
}
