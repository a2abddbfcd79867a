package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt: each is refused with its place, whichever way it comes. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileUploadTest {
    private static final String HEAD = "apiVersion: spec.keptn.sh/0.1.4\nspec:\n  remediations:\n    - problemType: x\n"
            + "      actionsOnOpen:\n        - action: scale\n          value: ";
    private static final int TEN_MEBI = 10 * 1024 * 1024;
    private static final int MOST_UPLOADED = 1_400_000; // in base64 as large as a body may be
    private static final String TOO_LARGE = "shop/remediation.yaml:1:1: the file is larger than 1 MB";

    @TempDir
    Path temp;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("aliases that explode", bytes(laughs()), "the aliases of this file expand"),
                Arguments.of("deep nesting", bytes(HEAD + "[".repeat(1000)), "nested more than 50 levels deep"),
                Arguments.of("a key twice", bytes(HEAD + "1\n          value: 2\n"), ":8:11: "),
                Arguments.of("no UTF-8", new byte[] {'a', ':', ' ', (byte) 0xC3, '('}, ":1:4: "),
                Arguments.of("a tab", bytes("spec:\n\tremediations: []\n"), ":2:1: "),
                Arguments.of("a Java type", bytes(HEAD + "!!java.net.URL [a]\n"), ":7:18: "),
                Arguments.of("a long number", bytes(HEAD + "!!int " + "9".repeat(900_000)), ":7:18: "),
                Arguments.of(
                        "too many values", bytes(HEAD + "[" + "1,".repeat(400_000) + "]\n"), "more than 200000 values"),
                Arguments.of("two documents", bytes(HEAD + "1\n---\na: b\n"), ":9:1: "),
                Arguments.of("a zero byte", bytes("a: b\nc: \0\n"), ":2:4: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldRefuseWithThePlaceWhenItIsUploadedOrPushed(String name, byte[] file, String expected) {
        // Given
        var project = createWithService("shop");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");

        // When
        var upload = upload(project, file);
        var push = clone.push("shop/remediation.yaml", file);

        // Then
        upload.then()
                .statusCode(400)
                .body("reason", equalTo("invalid-file"))
                .body("detail", containsString("shop/remediation.yaml:"))
                .body("detail", containsString(expected));
        assertThat(push.exit()).isNotZero();
        assertThat(push.output()).contains("remote: shop/remediation.yaml:").contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: x", "- a\n", "x"})
    void shouldRefuseFastWhenTheFileIsLarge(String part) {
        // Given
        var project = createWithService("shop");
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "qa");

        // When
        var upload = upload(project, bytes(part.repeat(MOST_UPLOADED / part.length())));
        var push = clone.push("shop/remediation.yaml", bytes(part.repeat(TEN_MEBI / part.length())));

        // Then
        upload.then().statusCode(400).body("detail", containsString(TOO_LARGE));
        assertThat(push.exit()).isNotZero();
        assertThat(push.output()).contains("remote: " + TOO_LARGE.replace("1:1: ", "1:1: error: "));
    }

    private static Response upload(String project, byte[] file) {
        var content = Base64.getEncoder().encodeToString(file);
        return api().body(Map.of(
                        "resources", List.of(Map.of("resourceURI", "remediation.yaml", "resourceContent", content))))
                .post(RESOURCES + "/" + project + "/stage/qa/service/shop/resource");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String laughs() {
        var text = new StringBuilder("a0: &a0 [ha, ha]\n");
        for (int level = 1; level <= 30; level++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        return text.toString();
    }
}
