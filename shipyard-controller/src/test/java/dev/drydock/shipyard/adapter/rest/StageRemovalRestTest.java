package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.read;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage goes only when it is named, whichever way the shipyard comes; and it comes back as it was. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class StageRemovalRestTest {
    private static final String QA_ALONE = SHIPYARD.substring(0, SHIPYARD.indexOf("    - name: production"));

    @TempDir
    Path temp;

    @Test
    void shouldKeepTheStageUntilItIsNamedWhenAnUpdateDropsIt() {
        // Given
        var project = createWithService("helloservice");
        var update = Map.of("name", project, "shipyard", base64(QA_ALONE));

        // When
        var refused = api().body(update).put(PROJECTS);

        // Then
        refused.then()
                .statusCode(409)
                .body("reason", equalTo("stages-would-go"))
                .body("detail", containsString("'production' with the service helloservice"))
                .body("detail", containsString("removeStages=production"));
        stages(project).body("stages.stageName", contains("qa", "production"));
        api().body(update)
                .queryParam("removeStages", "production")
                .put(PROJECTS + "/" + project)
                .then()
                .statusCode(201);
        stages(project).body("stages.stageName", contains("qa"));
    }

    @Test
    void shouldComeBackWithItsFilesAndNewServicesWhenTheStageIsNamedAgain() {
        // Given
        var project = createWithService("helloservice");
        write(project + "/stage/production/service/helloservice", "kept.txt", "kept")
                .statusCode(201);
        put(project, QA_ALONE, "production").statusCode(200);
        addService(project, "newcomer").statusCode(200);

        // When
        put(project, SHIPYARD, null).statusCode(200);

        // Then
        api().get(PROJECTS + "/{p}/stage/production/service", project)
                .then()
                .body("services.serviceName", containsInAnyOrder("helloservice", "newcomer"));
        read(project + "/stage/production/service/helloservice", "kept.txt")
                .statusCode(200)
                .body("resourceContent", equalTo(base64("kept")));
    }

    @Test
    void shouldRefuseWhenAnUploadDropsAStage() {
        // Given
        var project = createWithService("helloservice");

        // When
        var refused = write(project, "shipyard.yaml", QA_ALONE);

        // Then
        refused.statusCode(409).body("reason", equalTo("stages-would-go"));
        api().body(Map.of(
                        "resources",
                        List.of(Map.of("resourceURI", "shipyard.yaml", "resourceContent", base64(QA_ALONE)))))
                .queryParam("removeStages", "production")
                .put(RESOURCES + "/" + project + "/resource")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseAPushThatDropsAStageUntilTheOptionNamesIt() {
        // Given
        var project = createWithService("helloservice");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");

        // When
        var refused = clone.push("shipyard.yaml", QA_ALONE);

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("lose the stage production", "git push -o remove-stages=production");
        var kept = clone.attempt("push", "-q", "origin", ":production");
        assertThat(kept.output()).contains("is a stage's");
        var taken = clone.attempt("push", "-q", "-o", "remove-stages=production", "origin", "HEAD");
        assertThat(taken.exit()).as(taken.output()).isZero();
        stages(project).body("stages.stageName", contains("qa"));
        var branchGone = clone.attempt("push", "-q", "origin", ":production");
        assertThat(branchGone.exit()).as(branchGone.output()).isZero();
    }

    private static ValidatableResponse put(String project, String shipyard, String removeStages) {
        var request = api().body(Map.of("resourceContent", base64(shipyard)));
        return (removeStages == null ? request : request.queryParam("removeStages", removeStages))
                .put(RESOURCES + "/" + project + "/resource/shipyard.yaml")
                .then();
    }

    private static ValidatableResponse stages(String project) {
        return api().get(PROJECTS + "/{p}/stage", project).then().statusCode(200);
    }
}
