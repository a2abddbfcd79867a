package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.base64;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.read;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams as clients give them, try them and see how they are. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class UpstreamRestTest {
    private static final String CHECK = "/api/v1/upstream-check";

    @Test
    void shouldShowNoSecretWhenEveryKindOfCredentialIsGiven() {
        // Given
        var project = freshName();
        Map<String, Object> https = Map.of(
                "token",
                DrydockStack.API_TOKEN,
                "insecureSkipTLS",
                true,
                "proxy",
                Map.of("url", "127.0.0.1:1", "scheme", "http", "user", "carrier", "password", "pr0xy-secret"));
        createAt(emptyUpstream(), project, Map.of("token", DrydockStack.API_TOKEN))
                .statusCode(201);

        // When
        var refused = api().body(Map.of(
                        "name",
                        project,
                        "gitCredentials",
                        Map.of("remoteURL", url(emptyUpstream()), "user", "robot", "https", https)))
                .put(PROJECTS)
                .then();

        // Then
        refused.statusCode(424)
                .body("reason", equalTo("upstream-unreachable"))
                .body(not(containsString("pr0xy-secret")))
                .body(not(containsString(DrydockStack.API_TOKEN)));
        api().get(PROJECTS + "/" + project)
                .then()
                .body("gitCredentials.https.token", nullValue())
                .body(not(containsString(DrydockStack.API_TOKEN)));
    }

    @Test
    void shouldTakeTheFieldsOfOldClientsWhenTheyStandInARow() {
        // Given
        var project = freshName();
        var body = Map.of(
                "name",
                project,
                "shipyard",
                base64(SHIPYARD),
                "gitRemoteURL",
                url(emptyUpstream()),
                "gitUser",
                "robot",
                "gitToken",
                DrydockStack.API_TOKEN);

        // When
        var created = api().body(body).post(PROJECTS);

        // Then
        created.then().statusCode(201);
        api().get(PROJECTS + "/" + project)
                .then()
                .body("isUpstreamAutoProvisioned", equalTo(false))
                .body("gitCredentials.user", equalTo("robot"))
                .body("repository.state", equalTo("connected"))
                .body("repository.defaultBranch", equalTo("main"))
                .body("repository.lastFetched", notNullValue());
    }

    @Test
    void shouldServeStaleAndSayWhyWhenTheUpstreamIsGone() {
        // Given
        var upstream = emptyUpstream();
        var project = freshName();
        createAt(upstream, project, Map.of("token", DrydockStack.API_TOKEN)).statusCode(201);
        api().body(Map.of("projectName", project))
                .post(CHECK)
                .then()
                .statusCode(200)
                .body("usable", equalTo(true))
                .body("defaultBranch", equalTo("main"))
                .body("branches", contains("main", "production", "qa"));

        // When
        api().delete(RESOURCES + "/" + upstream).then().statusCode(204);

        // Then
        api().body(Map.of("projectName", project))
                .post(CHECK)
                .then()
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("reason", equalTo("upstream-not-found"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> read(project, "shipyard.yaml")
                        .statusCode(200)
                        .body("resourceContent", equalTo(base64(SHIPYARD)))
                        .body("metadata.stale", equalTo(true)));
        api().get(PROJECTS + "/" + project)
                .then()
                .statusCode(200)
                .body("stages.stageName", contains("qa", "production"))
                .body("repository.state", equalTo("stale"))
                .body("repository.stale", equalTo(true))
                .body("repository.reason", equalTo("upstream-not-found"))
                .body("repository.message", containsString("Check the URL"));
    }

    @Test
    void shouldFetchWhenTheHostTellsOfAPush() {
        // Given
        var project = freshName();
        createAt(emptyUpstream(), project, Map.of("token", DrydockStack.API_TOKEN))
                .statusCode(201);
        String before = api().get(PROJECTS + "/" + project).path("repository.lastFetched");

        // When
        var told = api().body("{\"ref\": \"refs/heads/qa\"}").post("/api/v1/project/{project}/git-hook", project);

        // Then
        told.then().statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> api().get(PROJECTS + "/" + project)
                        .then()
                        .body("repository.lastFetched", not(equalTo(before))));
        api().post("/api/v1/project/{project}/git-hook", freshName())
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-project"));
    }

    @Test
    void shouldSayHostedWhenTheProjectHasNoUpstream() {
        // Given
        var project = freshName();
        ProjectApi.create(project, SHIPYARD).statusCode(201);

        // When
        var checked = api().body(Map.of("projectName", project)).post(CHECK);

        // Then
        checked.then().statusCode(200).body("usable", equalTo(true)).body("message", containsString("hosted here"));
        api().get(PROJECTS + "/" + project)
                .then()
                .body("repository.state", equalTo("hosted"))
                .body("repository.stale", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch /tmp/x",
                "ext::sh -c id",
                "file:///etc",
                "https://example.org/--upload-pack=x",
                "git@-oProxyCommand=x:y.git",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/x.git",
                "http://[::1]/x.git",
                "ssh://git@192.168.0.1/x.git"
            })
    void shouldDenyTheUrlWhenItIsATrickOrNotOnTheInternet(String url) {
        // Given
        var project = freshName();
        var body = Map.of("name", project, "shipyard", base64(SHIPYARD), "gitCredentials", Map.of("remoteURL", url));

        // When
        var denied = api().body(body).post(PROJECTS);

        // Then
        denied.then()
                .statusCode(422)
                .body("reason", equalTo("denied-url"))
                .body("title", equalTo("Unprocessable Content"));
        api().get(PROJECTS + "/" + project).then().statusCode(404);
        api().body(Map.of("gitCredentials", Map.of("remoteURL", url)))
                .post(CHECK)
                .then()
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("reason", equalTo("denied-url"));
    }

    @Test
    void shouldRefuseWhenAKeyOrACertificateIsNone() {
        // Given
        var key = Map.of("remoteURL", "ssh://git@127.0.0.1/x.git", "ssh", Map.of("privateKey", base64("no key")));
        var certificate = Map.of(
                "remoteURL", "https://127.0.0.1/x.git", "https", Map.of("certificate", "-----BEGIN CERTIFICATE-----"));

        for (var credentials : List.of(key, certificate)) {
            // When
            var refused = api().body(
                            Map.of("name", freshName(), "shipyard", base64(SHIPYARD), "gitCredentials", credentials))
                    .post(PROJECTS);

            // Then
            refused.then().statusCode(400).body("reason", equalTo("invalid-credential"));
        }
    }

    /** A hosted repository that is no project's: for another project it is a Git server elsewhere. */
    private static String emptyUpstream() {
        var elsewhere = freshName();
        api().body(Map.of("projectName", elsewhere)).post(RESOURCES).then().statusCode(204);
        api().delete(RESOURCES + "/" + elsewhere + "/resource/metadata.yaml")
                .then()
                .statusCode(200);
        return elsewhere;
    }

    private static String url(String elsewhere) {
        return "http://127.0.0.1:%d/git/%s.git".formatted(RestAssured.port, elsewhere);
    }

    private static ValidatableResponse createAt(String elsewhere, String project, Map<String, Object> https) {
        var credentials = new HashMap<String, Object>(Map.of("remoteURL", url(elsewhere), "user", "git"));
        credentials.put("https", https);
        return api().body(Map.of("name", project, "shipyard", base64(SHIPYARD), "gitCredentials", credentials))
                .post(PROJECTS)
                .then();
    }
}
