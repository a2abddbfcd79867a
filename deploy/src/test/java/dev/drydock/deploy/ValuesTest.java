package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot be meant are refused before anything is installed. */
class ValuesTest {
    /** What values.yaml does not mention, as nobody has to set it. */
    private static final Set<String> UNSAID =
            Set.of("/global", "/probes/startup/timeoutSeconds", "/probes/liveness/initialDelaySeconds");

    @Test
    void passHelmsLint() {
        assertThat(new Helm(Chart.FOLDER).lint().strict().call().isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=2",
                "shipyardController.replica=2",
                "nats.servers=2",
                "postgresql.mode=managed",
                "secrets.apiToken=short",
                "shipyardController.repositories.size=plenty",
                "jobExecutor.jobs.namespaces={a}",
                "lighthouseService.prometheusUrl=prometheus",
                "config.nats\\.url=x"
            })
    void areRefused(String wrong) {
        assertThatThrownBy(() -> render(wrong)).hasMessageContaining("schema");
    }

    @Test
    void sayThatReplicasShareAVolume() {
        assertThatThrownBy(() -> render("shipyardController.replicas=2"))
                .hasMessageContaining("shipyard-controller: several replicas share one volume");
        assertThatCode(() -> render(
                        "shipyardController.replicas=2", "shipyardController.repositories.accessMode=ReadWriteMany"))
                .doesNotThrowAnyException();
    }

    @Test
    void sayWhatAnExternalServerNeeds() {
        assertThatThrownBy(() -> render("postgresql.mode=external")).hasMessageContaining("postgresql.external.");
        assertThatThrownBy(() -> render("nats.mode=external")).hasMessageContaining("nats.external.url");
    }

    /** Helm checks that each value is in the schema; this, that each of the schema is in values.yaml, with its default. */
    @Test
    void areAllInTheCommentedFile() {
        var schema = Chart.read(Chart.FOLDER.resolve("values.schema.json"));
        mentions(Chart.read(Chart.FOLDER.resolve("values.yaml")), schema, schema, "");
    }

    private static void mentions(JsonNode values, JsonNode schema, JsonNode root, String place) {
        var here = schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
        here.path("properties").properties().forEach(property -> {
            var path = place + "/" + property.getKey();
            if (UNSAID.contains(path) || path.matches("/probes/.*|.*/(requests|limits)")) {
                return;
            }
            assertThat(values.has(property.getKey()))
                    .as("values.yaml has %s", path)
                    .isTrue();
            mentions(values.get(property.getKey()), property.getValue(), root, path);
        });
    }

    private static String render(String... settings) {
        var given = new LinkedHashMap<String, String>();
        for (var setting : List.of(settings)) {
            var parts = setting.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        return Chart.render(Chart.NEWEST, List.of(), Map.copyOf(given));
    }
}
