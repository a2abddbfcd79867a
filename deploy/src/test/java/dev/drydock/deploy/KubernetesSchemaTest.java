package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is rendered is what Kubernetes' own schemas allow: no unknown key, none missing. */
class KubernetesSchemaTest {
    private static final Set<String> OPERATORS = Set.of("monitoring.coreos.com/v1", "postgresql.cnpg.io/v1");
    private static final Set<String> GONE = Set.of("autoscaling/v2beta2", "policy/v1beta1");

    @ParameterizedTest
    @MethodSource("dev.drydock.deploy.Chart#choices")
    void keepsToTheSchemasOfToday(List<Path> values) {
        for (var object : Chart.objects(Chart.NEWEST, values)) {
            var api = object.path("apiVersion").asText();
            assertThat(GONE).as(Chart.name(object)).doesNotContain(api);
            if (!OPERATORS.contains(api)) {
                assertThatCode(() -> validate(object))
                        .as("%s %s", Chart.kind(object), Chart.name(object))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void asksAnOldClusterForWhatItHas() {
        var apis = new TreeSet<String>();
        Chart.objects(Chart.OLDEST, List.of(Chart.EVERYTHING))
                .forEach(object -> apis.add(object.path("apiVersion").asText()));

        assertThat(apis)
                .containsAll(GONE)
                .doesNotContain("autoscaling/v2", "policy/v1")
                .containsAll(OPERATORS);
    }

    @Test
    void findsWhatIsWrong() {
        var wrong = Chart.parse("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replica: 1}}");

        assertThatThrownBy(() -> validate(wrong.get(0))).hasMessageContaining("replica");
    }

    /** By the models that are made from Kubernetes' OpenAPI. */
    private static void validate(JsonNode object) throws Throwable {
        var version = object.path("apiVersion").asText().replaceFirst(".*/", "");
        var model = Class.forName("io.kubernetes.client.openapi.models." + capital(version) + Chart.kind(object));
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
