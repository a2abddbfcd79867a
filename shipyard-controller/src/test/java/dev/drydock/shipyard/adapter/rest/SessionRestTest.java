package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.TokenApi.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.kit.access.SessionCookie;
import dev.drydock.kit.access.TokenText;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class SessionRestTest {
    private static final String SESSION = "/api/v1/session";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldKeepTheSessionWhereNoScriptAndNoOtherSiteReachesIt() {
        var token = made("read");

        var cookie = login(Map.of("token", token.text()))
                .statusCode(200)
                .body("name", equalTo(token.name()))
                .body(not(containsString("drydock_")))
                .extract()
                .header("Set-Cookie");

        assertThat(cookie)
                .startsWith(SessionCookie.NAME + "=drydock_session_")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .containsPattern("Max-Age=43(200|1\\d\\d)")
                .doesNotContain("Secure", token.text());
    }

    @Test
    void shouldLetDoWhatItsTokenLetsDo() {
        var browser = loggedIn(made("read"));

        browser.request().get(PROJECTS).then().statusCode(200);
        browser.fromOurPage()
                .delete(PROJECTS + "/some-project")
                .then()
                .statusCode(403)
                .body("reason", equalTo("missing-scope"));
        browser.request()
                .get(SESSION)
                .then()
                .statusCode(200)
                .body("scopes", hasItem("read"))
                .body("sessionEndsAt", not(nullValue()));
    }

    @Test
    void shouldChangeNothingWhenAnotherSiteMakesTheBrowserAsk() {
        var browser = loggedIn(made("admin"));

        browser.request().delete(PROJECTS + "/some-project").then().statusCode(401);
        browser.fromOurPage()
                .header("Sec-Fetch-Site", "same-site")
                .delete(PROJECTS + "/some-project")
                .then()
                .statusCode(401);
        browser.request()
                .header("Sec-Fetch-Site", "cross-site")
                .get(PROJECTS)
                .then()
                .statusCode(401);
        browser.fromOurPage()
                .header("Sec-Fetch-Site", "same-origin")
                .delete(PROJECTS + "/some-project")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldEndAtOnceWithItsToken() {
        // Given
        var token = made("read");
        var browser = loggedIn(token);

        // When
        TokenApi.revoke(token);

        // Then
        browser.request().get(PROJECTS).then().statusCode(401);
    }

    @Test
    void shouldEndWhenItIsLoggedOut() {
        // Given
        var token = made("read");
        var browser = loggedIn(token);

        // When
        var cookie = browser.fromOurPage()
                .delete(SESSION)
                .then()
                .statusCode(200)
                .extract()
                .header("Set-Cookie");

        // Then
        assertThat(cookie).contains(SessionCookie.NAME + "=;", "Max-Age=0");
        browser.request().get(PROJECTS).then().statusCode(401);
        token.request().get(PROJECTS).then().statusCode(200);
    }

    @Test
    void shouldEndWhenItsTimeIsOver() {
        // Given
        var id = TokenText.generateSession(new SecureRandom());
        keep("session", id, OffsetDateTime.now().minusSeconds(1));

        // Then
        new Browser(id).request().get(PROJECTS).then().statusCode(401);
    }

    @Test
    void shouldOpenForTheTokenOfTheConfigurationToo() {
        var admin =
                api().post(SESSION + "/code").then().statusCode(201).extract().<String>path("code");

        login(Map.of("code", admin)).statusCode(200).body("name", equalTo("configured-admin"));
    }

    @Test
    void shouldLogInByACodeOnce() {
        // Given
        var token = made("read", "operate");
        var code = token.request()
                .post(SESSION + "/code")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("code");

        // When
        login(Map.of("code", code)).statusCode(200).body("name", equalTo(token.name()));

        // Then
        login(Map.of("code", code)).statusCode(401).body("reason", equalTo("wrong-code"));
    }

    @Test
    void shouldTakeNoCodeWhoseTimeIsOverOrWhoseTokenIsRevoked() {
        // Given
        var late = TokenText.generateLoginCode(new SecureRandom());
        keep("login_code", late, OffsetDateTime.now().minusSeconds(1));
        var token = made("read");
        var code = token.request().post(SESSION + "/code").then().extract().<String>path("code");

        // When
        TokenApi.revoke(token);

        // Then
        login(Map.of("code", late)).statusCode(401);
        login(Map.of("code", code)).statusCode(401);
    }

    @Test
    void shouldMakeACodeForWhoIsLoggedIn() {
        var browser = loggedIn(made("read"));
        var code =
                browser.fromOurPage().post(SESSION + "/code").then().extract().<String>path("code");

        login(Map.of("code", code)).statusCode(200);
    }

    @Test
    void shouldTakeNeitherCodesNorUnknownSessionsForTokens() {
        var code = api().post(SESSION + "/code").then().extract().<String>path("code");

        RestAssured.given().header("x-token", code).get(PROJECTS).then().statusCode(401);
        new Browser(TokenText.generateSession(new SecureRandom()))
                .request()
                .get(PROJECTS)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guessed", "drydock_0000000000000000000000000000000000000000000000", "", "drydock_session_x"})
    void shouldRefuseAWrongTokenWithoutSayingItAgain(String wrong) {
        login(Map.of("token", wrong))
                .statusCode(401)
                .contentType("application/problem+json")
                .header("Set-Cookie", nullValue())
                .body("reason", equalTo("wrong-token"))
                .body("detail", not(containsString("guessed")));
    }

    @Test
    void shouldRefuseWhatIsNoLogin() {
        login(Map.of()).statusCode(400);
        login(Map.of("token", "x", "code", "y")).statusCode(400);
        RestAssured.given()
                .contentType("text/plain")
                .body("{\"token\": \"x\"}")
                .post(SESSION)
                .then()
                .statusCode(415);
        RestAssured.given().get(SESSION).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void shouldRememberWhoLoggedIn() {
        var token = made("read");
        loggedIn(token);

        api().queryParam("token", token.name())
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("uses.path", hasItem(SESSION));
    }

    /** A browser with the cookie of a session. */
    private record Browser(String session) {
        RequestSpecification request() {
            return RestAssured.given().cookie(SessionCookie.NAME, session).contentType("application/json");
        }

        RequestSpecification fromOurPage() {
            return request().header(SessionCookie.HEADER, "1");
        }
    }

    private static Browser loggedIn(TokenApi.Made token) {
        return new Browser(
                login(Map.of("token", token.text())).statusCode(200).extract().cookie(SessionCookie.NAME));
    }

    private static ValidatableResponse login(Map<String, String> body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(SESSION)
                .then();
    }

    private void keep(String table, String text, OffsetDateTime expiresAt) {
        var token = made("read");
        pool.preparedQuery("insert into " + table + " (hash, token_hash, expires_at) values ($1, $2, $3)")
                .execute(Tuple.of(
                        Buffer.buffer(TokenText.hash(text)), Buffer.buffer(TokenText.hash(token.text())), expiresAt))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
