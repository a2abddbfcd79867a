package dev.drydock.shipyard.adapter.web;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class WebUiTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/project/a-project/sequence/8f1c4a4e-0000-4000-8000-000000000000",
                "/bridge/project/x",
                "/apis",
                "/quite"
            })
    void shouldAnswerWithThePageWhereverALinkLeads(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", equalTo("no-cache"))
                .header("Content-Security-Policy", equalTo(WebUi.CONTENT_SECURITY_POLICY))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .body(containsString("<div id=\"app\">"));
    }

    @Test
    void shouldHoldNothingThatItsPolicyForbids() {
        var page = page();

        assertThat(page)
                .doesNotContain("style=", "<style", "onload=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void shouldLetBrowsersKeepForEverWhatHasItsHashInItsName() {
        given().get(script())
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Encoding", equalTo("gzip"))
                .header("Vary", equalTo("accept-encoding"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        unzipped().get(script()).then().statusCode(200).header("Content-Encoding", nullValue());
    }

    @Test
    void shouldSendNothingAnewThatHasNotChanged() {
        var etag =
                given().get("/").then().header("ETag", notNullValue()).extract().header("ETag");

        given().header("If-None-Match", etag)
                .get("/")
                .then()
                .statusCode(304)
                .header("Content-Security-Policy", notNullValue())
                .body(equalTo(""));
        given().header("If-None-Match", "\"another\"").get("/").then().statusCode(200);
    }

    @Test
    void shouldTellTheSizeToWhoAsksForTheHeadAlone() {
        unzipped()
                .head("/")
                .then()
                .statusCode(200)
                .header("Content-Length", equalTo(Integer.toString(page().length())))
                .body(equalTo(""));
    }

    @Test
    void shouldNotAnswerWithThePageWhenAPartOfItIsGone() {
        given().get("/assets/gone-12345678.js")
                .then()
                .statusCode(404)
                .contentType("text/plain")
                .body(equalTo("There is no such file."));
    }

    @Test
    void shouldLeadNowhereElseByDots() {
        given().urlEncodingEnabled(false)
                .get("/assets/..%2f..%2f..%2fapplication.properties")
                .then()
                .body(not(containsString("drydock.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/no-such-thing", "/api", "/git/none/info/refs", "/q/health/live"})
    void shouldLeaveTheOtherPathsToTheirOwners(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .contentType(org.hamcrest.Matchers.not(containsString("text/html")));
    }

    @Test
    void shouldTakeNothing() {
        given().body("x").post("/project/x").then().statusCode(greaterThanOrEqualTo(400));
    }

    /** Without saying that it understands gzip. */
    private static RequestSpecification unzipped() {
        return given().config(config().decoderConfig(decoderConfig().noContentDecoders()));
    }

    private static String page() {
        return given().get("/").then().extract().asString();
    }

    private static String script() {
        var script = SCRIPT.matcher(page());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
