package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.events.KeptnEvent;
import dev.drydock.jobs.Triggered;
import dev.drydock.jobs.adapter.json.LibraryDocuments;
import dev.drydock.model.job.EnvVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskEnvironmentTest {
    private static final Map<String, Map<String, String>> SECRETS =
            Map.of("two", Map.of("key1", "value-one", "key2", "value-two"), "bad", Map.of("LD_PRELOAD", "x.so"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.data.deployment.deploymentURIsLocal[0]||http://a",
                "$.data.deployment.deploymentURIsLocal||[http://a http://b]",
                "$.data.deployment.deploymentURIsLocal|JSON|[\"http://a\",\"http://b\"]",
                "$.data.two||2",
                "$.data.half||1.5",
                "$.data.million||1e+06",
                "$.data.yes||true",
                "$.data.nothing||<nil>",
                "$.data.map||{\"a\":{\"c\":1},\"b\":2}",
                "$.data.text||plain",
                "$.data.text|json|\"plain\"",
                "$.shkeptncontext||$context",
                "$.type||sh.keptn.event.test.triggered",
            })
    void shouldPrintTheValueWhenItComesFromTheEvent(String path, String as, String expected) {
        var event = event();
        var value = variables(event, variable("V", path, "event", as)).get("V");
        assertThat(value)
                .isEqualTo(expected.replace(
                        "$context", event.context().orElseThrow().value()));
    }

    @Test
    void shouldWriteYamlWhenAsked() {
        assertThat(variables(event(), variable("V", "$.data.deployment.deploymentURIsLocal", "event", "yaml")))
                .containsEntry("V", "- http://a\n- http://b\n");
        assertThat(variables(event(), variable("V", "$.data.map", "event", "YAML")))
                .containsEntry("V", "a:\n  c: 1\nb: 2\n");
    }

    @Test
    void shouldAlwaysKnowThePlaceAndTheLabels() {
        // Given
        var event = Triggered.task("test", Map.of("labels", Map.of("app-version", "1.2", "build id", "7", "a=b", "x")));

        // When
        var variables = variables(event, variable("KEPTN_STAGE", "mine", "string", null));

        // Then
        assertThat(variables)
                .containsEntry("KEPTN_PROJECT", "fulltour")
                .containsEntry("KEPTN_STAGE", "production")
                .containsEntry("KEPTN_SERVICE", "helloservice")
                .containsEntry("LABELS_APP_VERSION", "1.2")
                .containsEntry("LABELS_BUILD_ID", "7")
                .containsEntry("LABELS_A_B", "x");
    }

    @Test
    void shouldExpandLiteralsButNeverWhatAnEventSays() {
        // Given
        var event = Triggered.task("test", Map.of("evil", "$(key1)"));

        // When
        var variables = variables(
                event,
                variable("two", "", "secret", null),
                variable("URL", "http://$(KEPTN_SERVICE)/$(LATER)", "string", null),
                variable("LATER", "x", "string", null),
                variable("EVIL", "$.data.evil", "event", null));

        // Then
        assertThat(variables)
                .containsEntry("URL", "http://helloservice/$(LATER)")
                .containsEntry("EVIL", "$(key1)");
    }

    @Test
    void shouldSetEveryKeyAndMaskItWhenItComesFromASecret() {
        // When
        var environment = environment(event(), variable("two", "", "secret", null));

        // Then
        assertThat(environment.variables()).containsEntry("key1", "value-one").containsEntry("key2", "value-two");
        assertThat(environment.masking().mask("value-one, value-two")).isEqualTo("***, ***");
        assertThat(environment.toString()).doesNotContain("value-one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HOST|$.data.missing|event|variable 'HOST': the event has nothing at '$.data.missing'",
                "HOST|x||variable 'HOST' has no 'valueFrom'",
                "HOST|x|configMap|variable 'HOST' has the unknown 'valueFrom: configMap'",
                "absent||secret|there is no secret 'absent'",
                "bad||secret|variable 'LD_PRELOAD' decides which code",
            })
    void shouldRefuseTheTaskWhenAValueCannotBeHad(String name, String value, String from, String message) {
        assertThatThrownBy(() -> environment(event(), variable(name, value, from, null)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD",
                "LD_LIBRARY_PATH",
                "ld_preload",
                "PATH",
                "JAVA_TOOL_OPTIONS",
                "NODE_OPTIONS",
                "PYTHONPATH",
                "BASH_ENV",
                "GIT_SSH_COMMAND",
                "DYLD_INSERT_LIBRARIES"
            })
    void shouldRefuseTheTaskWhenAnEventWouldChooseTheCode(String name) {
        assertThatThrownBy(() -> environment(event(), variable(name, "$.data.text", "event", null)))
                .isInstanceOf(TaskRefused.class);
        assertThatThrownBy(() -> environment(
                        event(),
                        variable("FROM_EVENT", "$.data.text", "event", null),
                        variable(name, "/opt/$(FROM_EVENT)", "string", null)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("another variable");
        assertThat(variables(event(), variable(name, "/opt/tool", "string", null)))
                .containsEntry(name, "/opt/tool");
    }

    private static KeptnEvent event() {
        var data = new HashMap<String, Object>(Map.of(
                "deployment",
                Map.of("deploymentURIsLocal", List.of("http://a", "http://b")),
                "two",
                2,
                "half",
                1.5,
                "million",
                1_000_000,
                "yes",
                true,
                "map",
                Map.of("b", 2, "a", Map.of("c", 1)),
                "text",
                "plain"));
        data.put("nothing", null);
        return Triggered.task("test", data);
    }

    private static Map<String, String> variables(KeptnEvent event, EnvVariable... env) {
        return environment(event, env).variables();
    }

    private static Environment environment(KeptnEvent event, EnvVariable... env) {
        return TaskEnvironment.of(
                List.of(env),
                event,
                Triggered.view(event),
                new LibraryDocuments(),
                name -> Optional.ofNullable(SECRETS.get(name)));
    }

    private static EnvVariable variable(String name, String value, String from, String as) {
        return new EnvVariable(name, value == null ? "" : value, Optional.ofNullable(from), Optional.ofNullable(as));
    }
}
