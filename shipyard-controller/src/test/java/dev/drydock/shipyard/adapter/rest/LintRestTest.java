package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.create;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LintRestTest {
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            spec:
              stages:
                - name: qa
                  sequences:
                    - name: remediation
                      tasks:
                        - name: get-action
                        - name: action
                        - name: lint-probe
            """;
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - action: scale
            """;
    private static final String JOBS = """
            apiVersion: v2
            actions:
              - name: scale
                events:
                  - name: sh.keptn.event.action.triggered
                    jsonpath: {property: $.data.action.action, match: scale}
                  - name: sh.keptn.event.lint-probe.triggered
                tasks:
                  - name: scale
                    image: alpine/helm:3.9.0
            """;

    @TempDir
    Path temp;

    @Test
    void shouldTellEverythingWhenAProjectIsChecked() {
        // Given
        var project = healing();
        write(project + "/stage/qa/service/shop", "remediation.yaml", REMEDIATION)
                .statusCode(201);

        // When
        var report = lint(project);

        // Then
        report.statusCode(200)
                .body("project", equalTo(project))
                .body("clean", equalTo(false))
                .body("errors", equalTo(0))
                .body("warnings", equalTo(2))
                .body("findings.severity", equalTo(List.of("warning", "warning")))
                .body("findings.branch", equalTo(List.of("main", "qa")))
                .body("findings.file", equalTo(List.of("shipyard.yaml", "shop/remediation.yaml")))
                .body("findings.line", equalTo(List.of(11, 7)))
                .body("findings.column", equalTo(List.of(21, 19)))
                .body("findings[0].message", containsString("nobody answers the task 'lint-probe' in stage 'qa'"))
                .body("findings[1].message", containsString("nobody handles the action 'scale'"))
                .body("findings[1].hint", containsString("shop/job/config.yaml"));
    }

    @Test
    void shouldBeCleanWhenJobsAnswer() {
        // Given
        var project = healing();
        var shop = project + "/stage/qa/service/shop";
        write(shop, "remediation.yaml", REMEDIATION).statusCode(201);

        // When
        write(shop, "job/config.yaml", JOBS).statusCode(201).body("findings", empty());

        // Then
        lint(project).body("clean", equalTo(true)).body("findings", empty());
    }

    @Test
    void shouldCountLiveSubscriptionsWhenAnIntegrationAnswers() {
        // Given
        var project = freshName();
        create(project, SHIPYARD.replace("lint-probe", "lint-" + project)).statusCode(201);
        ProjectApi.addService(project, "shop").statusCode(200);
        lint(project).body("findings.message", hasItem(containsString("'lint-" + project + "'")));

        // When
        var event = "sh.keptn.event.lint-%s.triggered".formatted(project);
        api().body(Map.of(
                        "name",
                        "prober-" + project,
                        "metadata",
                        Map.of("hostname", "h", "kubernetesmetadata", Map.of("namespace", "n")),
                        "subscriptions",
                        List.of(Map.of("event", event, "filter", Map.of("projects", List.of(project))))))
                .post("/api/controlPlane/v1/uniform/registration")
                .then()
                .statusCode(201);

        // Then
        lint(project).body("findings.message", not(hasItem(containsString("'lint-" + project + "'"))));
    }

    @Test
    void shouldWriteInAnyOrderAndTellWhatIsMissingWhenFilesAreUploadedOneByOne() {
        // Given
        var project = healing();
        var shop = project + "/stage/qa/service/shop";

        // When
        var first = write(shop, "remediation.yaml", REMEDIATION);
        var second = write(shop, "job/config.yaml", JOBS);
        var third = write(shop, "job/config.yaml", JOBS.replace("match: scale", "match: toggle"));

        // Then
        first.statusCode(201)
                .body("findings", hasSize(1))
                .body("findings[0].severity", equalTo("warning"))
                .body("findings[0].file", equalTo("shop/remediation.yaml"));
        second.statusCode(201).body("findings", empty());
        third.statusCode(201).body("findings.file", equalTo(List.of("shop/remediation.yaml")));
    }

    @Test
    void shouldRemarkToThePusherWhenAValidPushLeavesSomethingOpen() {
        // Given
        var project = healing();
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");

        // When
        var pushed = clone.push("shop/remediation.yaml", REMEDIATION);
        var mended = clone.push("shop/job/config.yaml", JOBS);
        var unmended = clone.push("shop/job/config.yaml", JOBS.replace("match: scale", "match: toggle"));

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        assertThat(pushed.output())
                .contains("remote: qa:shop/remediation.yaml:7:19: warning: nobody handles the action 'scale'")
                .contains("remote:   hint: add an action with the event sh.keptn.event.action.triggered");
        assertThat(mended.exit()).isZero();
        assertThat(mended.output()).doesNotContain("warning");
        assertThat(unmended.exit()).isZero();
        assertThat(unmended.output()).contains("remote: qa:shop/remediation.yaml:7:19: warning");
    }

    @Test
    void shouldShowHowToIndentWhenTheToursMistakeIsPushed() {
        // Given
        var project = createWithService("shop");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");

        // When
        var refused = clone.push("shipyard.yaml", ProjectApi.MISINDENTED);

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output())
                .contains(
                        "remote: shipyard.yaml:12:15: error: unknown key 'tasks' in this triggeredOn entry, it belongs to"
                                + " the sequence that begins on line 9: indent it by 10 spaces, like 'name'");
    }

    @Test
    void shouldNameWhatIsMissingWhenTheProjectIsUnknown() {
        lint("nowhere").statusCode(404).body("reason", equalTo("unknown-project"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipyard", "remediation", "job-config", "slo", "sli", "guards"})
    void shouldGiveEditorsTheSchemaWithoutAToken(String name) {
        RestAssured.given()
                .get("/schemas/" + name + ".json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"));
    }

    @Test
    void shouldNameTheSchemasWhenAnUnknownOneIsAskedFor() {
        RestAssured.given()
                .get("/schemas/webhook.json")
                .then()
                .statusCode(404)
                .body("detail", containsString("shipyard.json"));
    }

    private static String healing() {
        var project = freshName();
        create(project, SHIPYARD).statusCode(201);
        ProjectApi.addService(project, "shop").statusCode(200);
        return project;
    }

    private static ValidatableResponse lint(String project) {
        return api().get("/api/v1/project/{project}/lint", project).then();
    }
}
