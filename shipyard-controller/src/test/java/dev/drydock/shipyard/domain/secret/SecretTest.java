package dev.drydock.shipyard.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final Map<String, String> DATA = Map.of("KEY", "value");

    @ParameterizedTest
    @ValueSource(strings = {"a", "registry", "registry-2", "0"})
    void shouldTakeNamesThatKubernetesTakes(String name) {
        assertThat(new Secret(Secret.FOR_ALL, name, DATA).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "a.b", "a/b", "..", "a b"})
    void shouldSayWhatANameMayBe(String name) {
        assertThat(new Secret(Secret.FOR_ALL, name, DATA).fault().orElseThrow())
                .contains("'%s' is no name for a secret".formatted(name), "lower-case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "token", "_x", "a.b-c"})
    void shouldTakeKeysThatCanBeVariables(String key) {
        assertThat(new Secret(Secret.FOR_ALL, "s", Map.of(key, "v")).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A=B", "a b", "../a", "ä"})
    void shouldSayWhichKeyCannotBeAVariable(String key) {
        assertThat(new Secret(Secret.FOR_ALL, "s", Map.of(key, "v")).fault().orElseThrow())
                .startsWith("'%s' cannot be a key of secret 's'".formatted(key));
    }

    @Test
    void shouldCountKeysAndValuesInBytes() {
        var fits = new Secret(Secret.FOR_ALL, "s", Map.of("K", "v".repeat(Secret.LARGEST - 1)));
        var tooLarge = new Secret(Secret.FOR_ALL, "s", Map.of("K", "ä".repeat(Secret.LARGEST / 2)));

        assertThat(fits.fault()).isEmpty();
        assertThat(tooLarge.fault().orElseThrow()).contains("has 1048577 bytes; at most 1048576");
    }

    @Test
    void shouldRefuseWhatNoVariableCanHold() {
        assertThat(new Secret(Secret.FOR_ALL, "s", Map.of()).fault().orElseThrow())
                .contains("no keys");
        assertThat(new Secret(Secret.FOR_ALL, "s", Map.of("K", "a\0b")).fault().orElseThrow())
                .contains("'K'", "NUL");
    }

    @Test
    void shouldNeverPrintItsValues() {
        assertThat(new Secret("p", "s", Map.of("K", "hidden"))).hasToString("Secret[p/s, keys=[K]]");
    }
}
