package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.create;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ProjectRestTest {
    @Test
    void shouldShowStagesOfTheShipyardWhenAProjectIsCreated() {
        // Given
        var project = freshName();

        // When
        var created = create(project, SHIPYARD);

        // Then
        created.statusCode(201).body("remoteURL", endsWith("/git/" + project + ".git"));
        api().get(PROJECTS + "/" + project)
                .then()
                .statusCode(200)
                .body("projectName", equalTo(project))
                .body("shipyard", equalTo(SHIPYARD))
                .body("shipyardVersion", equalTo("spec.keptn.sh/0.2.3"))
                .body("isUpstreamAutoProvisioned", equalTo(true))
                .body("creationDate", matchesPattern("\\d{19}"))
                .body("stages.stageName", contains("qa", "production"))
                .body("stages[1].parentStages", contains("qa"));
    }

    @Test
    void shouldHaveTheServiceInEachStageWhenItIsAdded() {
        // Given
        var project = freshName();
        create(project, SHIPYARD).statusCode(201);

        // When
        var added = addService(project, "helloservice");

        // Then
        added.statusCode(200);
        for (var stage : new String[] {"qa", "production"}) {
            api().get(PROJECTS + "/{p}/stage/{s}/service", project, stage)
                    .then()
                    .statusCode(200)
                    .body("services.serviceName", contains("helloservice"))
                    .body("totalCount", equalTo(1))
                    .body("nextPageKey", equalTo("0"));
        }
        addService(project, "helloservice").statusCode(409).body("reason", equalTo("already-exists"));
    }

    @Test
    void shouldForgetTheServiceWhenItIsDeleted() {
        // Given
        var project = createWithService("helloservice");

        // When
        var deleted = api().delete(PROJECTS + "/{p}/service/helloservice", project);

        // Then
        deleted.then().statusCode(200).body("message", containsString("helloservice"));
        api().get(PROJECTS + "/{p}/stage/qa/service/helloservice", project)
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-service"));
        api().delete(PROJECTS + "/{p}/service/helloservice", project).then().statusCode(404);
    }

    @Test
    void shouldSayFileLineAndColumnWhenTheShipyardNestsTasksUnderTheTrigger() {
        // Given
        var project = freshName();

        // When
        var refused = create(project, ProjectApi.MISINDENTED);

        // Then
        refused.statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("invalid-file"))
                .body("code", equalTo(400))
                .body("message", containsString("shipyard.yaml:12:"))
                .body("problems.line", hasItem(12))
                .body("problems.file", hasItem("shipyard.yaml"));
        api().get(PROJECTS + "/" + project).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a/b", "..", "Upper", "-dash", "dash-", "1digit"})
    void shouldRefuseTheProjectWhenItsNameIsNotAllowed(String name) {
        // When
        var refused = create(name, SHIPYARD);

        // Then
        refused.statusCode(400).body("reason", equalTo("invalid-name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "a/b",
                "..",
                "a|b",
                "a<b",
                "a:b",
                "a&b",
                "",
                "a23456789012345678901234567890123456789012345"
            })
    void shouldRefuseTheServiceWhenItsNameIsNotAllowed(String name) {
        // Given
        var project = freshName();
        create(project, SHIPYARD).statusCode(201);

        // When
        var refused = addService(project, name);

        // Then
        refused.statusCode(400);
    }

    @Test
    void shouldRefuseTheSecondWhenAProjectIsCreatedTwice() {
        // Given
        var project = freshName();
        create(project, SHIPYARD).statusCode(201);

        // When
        var second = create(project, SHIPYARD);

        // Then
        second.statusCode(409).body("reason", equalTo("already-exists"));
    }

    @Test
    void shouldSayThatTheShipyardIsEmpty() {
        api().body(Map.of("name", freshName(), "shipyard", ""))
                .post(PROJECTS)
                .then()
                .statusCode(400)
                .body("message", equalTo("The field 'shipyard' is empty."));
    }

    @Test
    void shouldRefuseWhenTheShipyardIsNotBase64() {
        // When
        var refused = api().body(Map.of("name", freshName(), "shipyard", "§§§")).post(PROJECTS);

        // Then
        refused.then().statusCode(400).body("reason", equalTo("malformed-body"));
    }

    @Test
    void shouldHaveANewStageWithTheServicesWhenTheShipyardNamesIt() {
        // Given
        var project = createWithService("helloservice");
        var larger = SHIPYARD + "    - name: canary\n      sequences: []\n";

        // When
        var updated =
                api().body(Map.of("name", project, "shipyard", base64(larger))).put(PROJECTS);

        // Then
        updated.then().statusCode(201);
        api().get(PROJECTS + "/{p}/stage/canary/service", project)
                .then()
                .statusCode(200)
                .body("services.serviceName", contains("helloservice"));
    }

    @Test
    void shouldBeGoneWhenAProjectIsDeleted() {
        // Given
        var project = createWithService("helloservice");

        // When
        var deleted = api().delete(PROJECTS + "/" + project);

        // Then
        deleted.then().statusCode(200).body("message", containsString(project));
        api().get(PROJECTS + "/" + project).then().statusCode(404).body("reason", equalTo("unknown-project"));
        api().delete(PROJECTS + "/" + project).then().statusCode(404);
        create(project, SHIPYARD).statusCode(201);
    }

    @Test
    void shouldGoThroughAllWhenProjectsArePaged() {
        // Given
        create(freshName(), SHIPYARD).statusCode(201);
        create(freshName(), SHIPYARD).statusCode(201);

        // When
        var first = api().queryParam("pageSize", 1).get(PROJECTS);

        // Then
        first.then().statusCode(200).body("projects", hasSize(1)).body("nextPageKey", equalTo("1"));
    }

    @Test
    void shouldNameTheStagesThereAreWhenAStageIsUnknown() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = api().get(PROJECTS + "/{p}/stage/nowhere", project);

        // Then
        refused.then().statusCode(404).body("reason", equalTo("unknown-stage")).body("detail", containsString("qa"));
    }
}
