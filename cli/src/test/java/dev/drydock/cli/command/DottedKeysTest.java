package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.cli.CommandFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DottedKeysTest {
    @Test
    void shouldNestWhenKeysHaveDots() {
        // Given
        var values = new LinkedHashMap<String, String>();
        values.put("problem.problemTitle", "slow");
        values.put("problem.rootCause", "7");
        values.put("replicas:", "2");

        // When
        var data = DottedKeys.nested(values);

        // Then
        assertThat(data).hasToString("{\"problem\":{\"problemTitle\":\"slow\",\"rootCause\":\"7\"},\"replicas\":2}");
    }

    @Test
    void shouldRefuseWhenAKeyGoesBelowAValue() {
        // Given
        var values = new LinkedHashMap<String, String>();
        values.put("a", "1");
        values.put("a.b", "2");

        // Then
        assertThatThrownBy(() -> DottedKeys.nested(values))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'a.b' goes below 'a'");
    }

    @Test
    void shouldRefuseWhenAPartIsEmpty() {
        assertThatThrownBy(() -> DottedKeys.nested(Map.of("a..b", "1")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'a..b' has an empty part");
    }

    @Test
    void shouldRefuseWhenAJsonValueIsNone() {
        assertThatThrownBy(() -> DottedKeys.nested(Map.of("a:", "{")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is not JSON");
    }
}
