package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class OpenApiTest {
    private static final String DOCUMENT = "/api/v1/openapi.yaml";
    private static final String NEVER_ENDS = "GET /api/v1/stream";
    private static final List<String> ELSEWHERE = List.of("lighthouse-service", "remediation-service", "job-executor");

    @Test
    void shouldDescribeExactlyWhatIsThere() {
        // Given
        var there = new TreeSet<>(ResourceMethods.ofClasses().keySet());
        ELSEWHERE.forEach(module -> there.addAll(ResourceMethods.ofSources(module)));

        // When
        var described = document().operations();

        // Then
        assertThat(described).isEqualTo(there);
    }

    @Test
    void shouldDescribeTheParametersOfEachOperation() {
        // Given
        var operations = ResourceMethods.ofClasses();

        // When
        var document = document();

        // Then
        var softly = new SoftAssertions();
        operations.forEach((operation, parameters) ->
                softly.assertThat(document.parameters(operation)).as(operation).isEqualTo(parameters));
        softly.assertAll();
    }

    @Test
    void shouldNameTheScopeThatEachOperationNeeds() {
        // Given
        var scopes = new TreeMap<>(ResourceMethods.scopesOfClasses());
        ELSEWHERE.forEach(module -> scopes.putAll(ResourceMethods.scopesOfSources(module)));

        // When
        var document = document();

        // Then
        assertThat(scopes).doesNotContainValue("").hasSameSizeAs(document.operations());
        var softly = new SoftAssertions();
        scopes.forEach((operation, scope) ->
                softly.assertThat(document.scope(operation)).as(operation).isEqualTo(scope));
        softly.assertAll();
    }

    @Test
    void shouldHoldNoLinkThatLeadsNowhere() {
        // When
        var document = document();

        // Then
        assertThat(document.deadLinks()).isEmpty();
        assertThat(document.unused()).isEmpty();
    }

    @Test
    void shouldAnswerItselfAtEachPathThatCanBeRead() {
        // Given
        var readable = ResourceMethods.ofClasses().keySet().stream()
                .filter(operation -> operation.startsWith("GET ") && !operation.equals(NEVER_ENDS))
                .map(operation -> operation.substring("GET ".length()).replaceAll("[{}]", ""))
                .toList();

        // When
        var softly = new SoftAssertions();
        for (var path : readable) {
            var answer = api().get(path).then().extract();
            softly.assertThat(answer.contentType().contains("json") ? answer.asString() : "")
                    .as("GET %s answered %d", path, answer.statusCode())
                    .doesNotContain("unknown-path", "unknown-method", "\"reason\":\"fault\"");
        }

        // Then
        softly.assertAll();
    }

    @Test
    void shouldTellNobodyWithoutTheToken() {
        RestAssured.given().get(DOCUMENT).then().statusCode(401);
    }

    @Test
    void shouldBeListedForPeople() throws IOException {
        // Given
        var document = document();

        // When
        var page = Files.readString(Path.of("../docs/api.md"));

        // Then
        assertThat(page.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyInAnyOrderElementsOf(document.operations().stream()
                        .map(operation -> "| `%s` | %s |".formatted(operation, document.summary(operation)))
                        .toList());
    }

    private static OpenApiDocument document() {
        return OpenApiDocument.parse(api().get(DOCUMENT)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString());
    }
}
