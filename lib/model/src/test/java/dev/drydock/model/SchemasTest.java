package dev.drydock.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drydock.model.lint.FileKind;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<GoldenFile> valid() {
        return GoldenFile.named("valid");
    }

    static Stream<GoldenFile> invalid() {
        return GoldenFile.named("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldAcceptWhenFileIsValid(GoldenFile file) {
        // When
        var errors = validate(file.kind(), file.text());

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldRefuseWhenFileIsInvalid(GoldenFile file) {
        // When
        var errors = validate(file.kind(), file.text());

        // Then
        assertThat(errors).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SHIPYARD, shipyard.yaml",
        "REMEDIATION, remediation.yaml",
        "REMEDIATION, remediation-micro-operations.yaml",
        "JOB_CONFIG, job/config.yaml"
    })
    void shouldAcceptWhenFileIsOfTheTour(FileKind kind, String file) {
        // When
        var errors = validate(kind, Tour.read(file));

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeValidItselfWhenChecked(FileKind kind) throws Exception {
        // Given
        var metaSchema = SCHEMAS.getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");

        // When
        var errors = metaSchema.validate(schema(kind));

        // Then
        assertThat(errors).isEmpty();
    }

    private static List<Error> validate(FileKind kind, String text) {
        Map<String, Object> content =
                YamlFile.read("file.yaml", text, YamlValue::jsonEntries).value().orElseThrow();
        try {
            return SCHEMAS.getSchema(schema(kind)).validate(JSON.<JsonNode>valueToTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode schema(FileKind kind) throws IOException {
        return JSON.readTree(kind.schema());
    }
}
