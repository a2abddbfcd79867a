package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Keptn's own Go clients (the API client of keptn/go-utils 0.20, used by the keptn command and by services on the
 * SDK) send, and what they need back: any status from 200 to 204 is a success to them, and a field of another JSON type
 * than they expect is a failure of the whole answer. Such clients are tried for real by the suite {@code keptn-clients}.
 */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class KeptnClientsContractTest {
    private static final String CONTROL = "/api/controlPlane/v1";
    private static final String RESOURCES = "/api/resource-service/v1";
    private static final Matcher<Integer> SUCCESS =
            anyOf(equalTo(200), equalTo(201), equalTo(202), equalTo(203), equalTo(204));
    private static final Matcher<Object> TEXT = instanceOf(String.class);
    private static final Matcher<Object> NUMBER = instanceOf(Integer.class);

    @Test
    void shouldLetInWhoAuthenticatesWithoutABody() {
        api().post("/api/v1/auth").then().statusCode(SUCCESS);
        api().get("/api/v1/metadata")
                .then()
                .statusCode(SUCCESS)
                .body("keptnversion", TEXT)
                .body("keptnlabel", TEXT)
                .body("bridgeversion", TEXT)
                .body("shipyardversion", TEXT)
                .body("namespace", TEXT)
                .body("automaticprovisioning", instanceOf(Boolean.class));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/controlPlane/v1/project/nobody-knows,404",
        "GET,/api/controlPlane/v1/project/nobody-knows/stage,404",
        "POST,/api/v1/event,400",
        "DELETE,/api/controlPlane/v1/uniform/registration/nobody-knows,404",
        "PUT,/api/controlPlane/v1/uniform/registration/nobody-knows/ping,404",
        "GET,/api/resource-service/v1/project/nobody-knows/resource/shipyard.yaml,404"
    })
    void shouldSayWhyItRefusesInWordsThatClientsRead(String method, String path, int status) {
        var answer = method.equals("POST") ? api().body("{}") : api();

        answer.request(method, path)
                .then()
                .statusCode(status)
                .body("code", equalTo(status))
                .body("message", not(equalTo("")))
                .body("message", TEXT);
    }

    @Test
    void shouldMakeAndShowAProjectAsTheCommandAsks() {
        // Given
        var project = freshName();
        var body = Map.of("name", project, "shipyard", base64(SHIPYARD));

        // When
        api().body(body).post(CONTROL + "/project").then().statusCode(SUCCESS);

        // Then
        page(api().get(CONTROL + "/project?pageSize=1").then(), "projects").body("nextPageKey", TEXT);
        api().get(CONTROL + "/project/" + project)
                .then()
                .statusCode(SUCCESS)
                .body("projectName", equalTo(project))
                .body("creationDate", matchesPattern("\\d+"))
                .body("shipyardVersion", TEXT)
                .body("stages.stageName", everyItem(TEXT));
        api().body(body).post(CONTROL + "/project").then().statusCode(409).body("code", equalTo(409));
        api().body(body).put(CONTROL + "/project").then().statusCode(SUCCESS);
        api().body(Map.of("serviceName", "carts"))
                .post(CONTROL + "/project/" + project + "/service")
                .then()
                .statusCode(SUCCESS);
        page(api().get(CONTROL + "/project/" + project + "/stage").then(), "stages")
                .body("nextPageKey", TEXT);
        page(api().get(CONTROL + "/project/" + project + "/stage/qa/service").then(), "services")
                .body("nextPageKey", TEXT)
                .body("services[0].creationDate", matchesPattern("\\d+"));
        api().delete(CONTROL + "/project/" + project + "/service/carts")
                .then()
                .statusCode(SUCCESS)
                .body("message", anyOf(TEXT, is((Object) null)));
        api().delete(CONTROL + "/project/" + project).then().statusCode(SUCCESS).body("message", anyOf(TEXT, is((Object)
                null)));
    }

    /** The command asks for the resources of a project with two slashes, and sends no metadata. */
    @ParameterizedTest
    @CsvSource({"/", "/stage/qa", "/stage/qa/service/carts"})
    void shouldKeepResourcesAsTheCommandUploadsThem(String place) {
        // Given
        var scope = RESOURCES + "/project/" + createWithService("carts") + place;
        var body = "{\"resources\":[{\"resourceContent\":\"%s\",\"resourceURI\":\"job/config.yaml\"}]}"
                .formatted(base64("apiVersion: v2\nactions: []\n"));

        // When
        var uploaded = api().body(body).urlEncodingEnabled(false).post(scope + "/resource");

        // Then
        uploaded.then().statusCode(SUCCESS).body("metadata.version", TEXT);
        var file = scope.replaceAll("/$", "") + "/resource/job%2Fconfig.yaml";
        api().urlEncodingEnabled(false)
                .get(file)
                .then()
                .statusCode(SUCCESS)
                .body("resourceURI", equalTo("job/config.yaml"))
                .body("resourceContent", equalTo(base64("apiVersion: v2\nactions: []\n")))
                .body("metadata.version", TEXT)
                .body("metadata.branch", TEXT)
                .body("metadata.upstreamURL", TEXT);
        page(api().get(scope.replaceAll("/$", "") + "/resource").then(), "resources")
                .body("nextPageKey", TEXT);
        api().urlEncodingEnabled(false).delete(file).then().statusCode(SUCCESS);
        api().urlEncodingEnabled(false).get(file).then().statusCode(404);
    }

    @Test
    void shouldTakeEventsAndShowThemAsClientsExpect() {
        // Given
        var project = createWithService("carts");
        var event = """
                {"contenttype":"application/json","data":{"project":"%s","stage":"qa","service":"carts"},
                 "source":"https://github.com/keptn/keptn/cli#configuration-change","specversion":"1.0",
                 "time":"0001-01-01T00:00:00.000Z","type":"sh.keptn.event.qa.delivery.triggered"}""".formatted(project);

        // When
        var context = api().body(event)
                .post("/api/v1/event")
                .then()
                .statusCode(SUCCESS)
                .extract()
                .<String>path("keptnContext");

        // Then
        page(
                        api().get("/api/mongodb-datastore/event?project=%s&keptnContext=%s&pageSize=20"
                                        .formatted(project, context))
                                .then(),
                        "events")
                .body("nextPageKey", TEXT)
                .body("events.id", everyItem(TEXT))
                .body("events.type", everyItem(TEXT))
                .body("events.source", everyItem(TEXT))
                .body("events.time", everyItem(TEXT))
                .body("events.shkeptncontext", everyItem(equalTo(context)));
        page(
                        api().get(CONTROL + "/event/triggered/sh.keptn.event.deployment.triggered?project=" + project)
                                .then(),
                        "events")
                .body("nextPageKey", TEXT);
        page(
                        api().get(CONTROL + "/sequence/" + project + "?pageSize=1&nextPageKey=0")
                                .then(),
                        "states")
                .body("nextPageKey", NUMBER)
                .body("states[0].shkeptncontext", equalTo(context))
                .body("states[0].stages.name", everyItem(TEXT));
        page(api().get(CONTROL + "/sequence-execution?project=" + project).then(), "sequenceExecutions")
                .body("nextPageKey", NUMBER);
        api().body("{\"stage\":\"\",\"state\":\"abort\"}")
                .post(CONTROL + "/sequence/" + project + "/" + context + "/control")
                .then()
                .statusCode(SUCCESS);
    }

    @Test
    void shouldStartAnEvaluationWithEmptyFields() {
        var project = createWithService("carts");

        api().body("{\"end\":\"\",\"labels\":null,\"start\":\"\",\"timeframe\":\"5m\",\"gitcommitid\":\"\"}")
                .post(CONTROL + "/project/" + project + "/stage/qa/service/carts/evaluation")
                .then()
                .statusCode(SUCCESS)
                .body("keptnContext", TEXT);
    }

    @Test
    void shouldKnowAServiceFromItsRegistrationToItsEnd() {
        // Given
        var registration = """
                {"id":"","name":"contract-service","metadata":{"hostname":"node","integrationversion":"",
                 "distributorversion":"0.15.0","location":"control-plane","kubernetesmetadata":{"namespace":"keptn",
                 "podname":"","deploymentname":""},"lastseen":"0001-01-01T00:00:00Z"},"subscriptions":[
                 {"id":"","event":"sh.keptn.event.go.triggered","filter":{"projects":[],"stages":[],"services":[]}}]}""";

        // When
        var id = api().body(registration)
                .post(CONTROL + "/uniform/registration")
                .then()
                .statusCode(SUCCESS)
                .extract()
                .<String>path("id");

        // Then
        var own = CONTROL + "/uniform/registration/" + id;
        api().put(own + "/ping")
                .then()
                .statusCode(SUCCESS)
                .body("id", equalTo(id))
                .body("metadata.lastseen", TEXT)
                .body("subscriptions[0].id", TEXT)
                .body("subscriptions[0].event", equalTo("sh.keptn.event.go.triggered"))
                .body("subscriptions[0].filter.projects", notNullValue());
        api().body(
                        "{\"id\":\"\",\"event\":\"sh.keptn.event.run.triggered\",\"filter\":{\"projects\":null,\"stages\":null,\"services\":null}}")
                .post(own + "/subscription")
                .then()
                .statusCode(SUCCESS)
                .body("id", TEXT);
        api().get(CONTROL + "/uniform/registration").then().statusCode(200).body("name", everyItem(TEXT));
        api().delete(own).then().statusCode(SUCCESS);
    }

    @Test
    void shouldKeepWhatTheLogForwarderReports() {
        // Given
        var entry = """
                {"logs":[{"integrationid":"contract-log","message":"no room","time":"0001-01-01T00:00:00Z",
                 "shkeptncontext":"","task":"deployment","triggeredid":"","gitcommitid":""}]}""";

        // When
        api().body(entry).post(CONTROL + "/log").then().statusCode(SUCCESS);

        // Then
        page(api().get(CONTROL + "/log?integrationId=contract-log").then(), "logs")
                .body("nextPageKey", NUMBER)
                .body("logs[0].message", equalTo("no room"))
                .body("logs[0].time", not(matchesPattern("0001-.*")));
        api().delete(CONTROL + "/log?integrationId=contract-log").then().statusCode(SUCCESS);
    }

    private static ValidatableResponse page(ValidatableResponse answer, String list) {
        return answer.statusCode(200)
                .body(list, instanceOf(java.util.List.class))
                .body("pageSize", NUMBER)
                .body("totalCount", NUMBER);
    }
}
