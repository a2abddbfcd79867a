package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class WrongRequestRestTest {
    @Test
    void shouldNameThePathWhenThereIsNone() {
        api().get("/api/controlPlane/v1/projects")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-path"))
                .body(
                        "message",
                        allOf(containsString("GET /api/controlPlane/v1/projects"), containsString("openapi.yaml")));
    }

    @Test
    void shouldNameTheMethodWhenThePathHasOthers() {
        api().patch("/api/v1/event")
                .then()
                .statusCode(405)
                .body("reason", equalTo("unknown-method"))
                .body("message", containsString("PATCH /api/v1/event"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "99999999999"})
    void shouldNameTheParameterWhenItIsNoNumber(String size) {
        api().queryParam("pageSize", size)
                .get("/api/controlPlane/v1/project")
                .then()
                .statusCode(400)
                .body("reason", equalTo("bad-parameter"))
                .body("message", equalTo("pageSize is '" + size + "'; expected a whole number."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/controlPlane/v1/project/a%00b",
                "/api/controlPlane/v1/sequence/a%00b",
                "/api/controlPlane/v1/sequence-execution?project=a%00b",
                "/api/controlPlane/v1/uniform/registration/a%00b/subscription",
                "/api/mongodb-datastore/event?keptnContext=a%00b",
                "/api/resource-service/v1/project/a%00b/resource",
                "/api/v1/dead-letter/a%00b"
            })
    void shouldRefuseTheAddressWhenItHoldsWhatNoNameHas(String address) {
        api().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .body("reason", equalTo("bad-parameter"))
                .body("message", containsString("NUL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "noon"})
    void shouldNameTheTimeWhenItIsNone(String time) {
        for (var address : List.of("/api/mongodb-datastore/event", "/api/controlPlane/v1/log", "/api/v1/audit")) {
            api().queryParam("fromTime", time)
                    .get(address)
                    .then()
                    .statusCode(400)
                    .body("reason", equalTo("bad-time"))
                    .body("message", containsString("'" + time + "'; expected a time"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/controlPlane/v1/log | {'logs':[null]} | malformed-body",
                "/api/controlPlane/v1/log | {'logs':[{'message':'m','time':'+999999999-12-31T23:59:59Z'}]} | bad-time",
                "/api/v1/token | {'name':'n','scopes':['read'],'projects':[null]} | malformed-body",
                "/api/v1/token | {'name':'n','scopes':['read'],'expiresAt':'+999999999-12-31T23:59:59Z'} | bad-time",
                "/api/resource-service/v1/project/p/resource | {'resources':[null]} | malformed-body",
                "/api/controlPlane/v1/uniform/registration | {'name':'n','subscriptions':[null]} | malformed-body",
                "/api/v1/event | {'type':'sh.keptn.log.error','time':'+10000-01-01T00:00:00Z','data':{}} | malformed-event"
            })
    void shouldSayWhatIsWrongWhenABodyHoldsNothingOrNoTime(String path, String body, String reason) {
        api().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(400)
                .body("reason", equalTo(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/controlPlane/v1/log | {'logs':[{'message':'a\\u0000b'}]}",
                "/api/controlPlane/v1/uniform/registration | {'name':'n\\u0000','metadata':{'hostname':'h','kubernetesmetadata':{'namespace':'n'}}}"
            })
    void shouldRefuseTheBodyWhenItHoldsWhatNoDatabaseKeeps(String path, String body) {
        api().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(400)
                .body("reason", equalTo("unkept-text"))
                .body("message", containsString("NUL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "5", "{\"state\":{}}"})
    void shouldSayWhatWasExpectedWhenTheBodyIsOfAnotherForm(String body) {
        api().body(body)
                .post("/api/controlPlane/v1/sequence/p/c/control")
                .then()
                .statusCode(400)
                .body("reason", equalTo("malformed-body"))
                .body("message", containsString("The body is not the JSON that was expected"));
    }

    /** As {@code curl --data} sends it, and as Keptn took it. */
    @Test
    void shouldTakeABodyForJsonWhenNobodySaysWhatItIs() {
        RestAssured.given()
                .header("x-token", DrydockStack.API_TOKEN)
                .contentType("application/x-www-form-urlencoded")
                .body("{\"state\": \"stop\"}")
                .post("/api/controlPlane/v1/sequence/p/c/control")
                .then()
                .statusCode(400)
                .body("message", containsString("state is 'stop'"));
    }

    @Test
    void shouldWantPagesToSayThatTheySendJson() {
        RestAssured.given()
                .header("x-token", DrydockStack.API_TOKEN)
                .header("Origin", "https://elsewhere.example.com")
                .contentType("application/x-www-form-urlencoded")
                .body("{\"token\": \"x\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(415);
    }

    @Test
    void shouldSayWhatIsMissingWhenNothingIsWanted() {
        api().body("{}")
                .post("/api/controlPlane/v1/sequence/p/c/control")
                .then()
                .statusCode(400)
                .body("message", containsString("lacks the field 'state'"));
    }

    @Test
    void shouldSayThatAContentTypeIsNone() {
        api().contentType("json")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/event")
                .then()
                .statusCode(400)
                .body("reason", equalTo("unknown-content-type"))
                .body("message", containsString("'json"));
    }

    @Test
    void shouldSayWhatToSendWhenTheBodyIsNoJson() {
        api().contentType("text/csv")
                .body("a;b")
                .post("/api/controlPlane/v1/sequence/p/c/control")
                .then()
                .statusCode(415)
                .body("reason", equalTo("unknown-content-type"))
                .body("message", containsString("application/json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/controlPlane/v1/log | {'logs':[{'message':'m','triggeredid':'%s'}]}",
                "/api/controlPlane/v1/uniform/registration | {'name':'%s','metadata':{'hostname':'h','kubernetesmetadata':{'namespace':'n'}}}"
            })
    void shouldRefuseTheBodyWhenANameIsLongerThanAnIndexTakes(String path, String body) {
        var name = new Random(1)
                .ints(3_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        api().contentType("application/json")
                .body(body.replace('\'', '"').formatted(name))
                .post(path)
                .then()
                .statusCode(400)
                .body("reason", equalTo("unkept-text"))
                .body("message", containsString("too long"));
    }
}
