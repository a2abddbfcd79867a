package dev.drydock.model.shipyard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LargeShipyardTest {
    private static final int MANY = 10_000;

    @Test
    void shouldStayFastWhenTriggersAndSequencesAreMany() {
        // Given
        var sequences =
                repeat(i -> "        - {name: s%d, triggeredOn: [{event: dev.t%d.finished}], tasks: [{name: t}]}\n"
                        .formatted(i, i));

        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", header() + sequences);

        // Then
        assertThat(parsed.value()).isPresent();
        assertThat(parsed.warnings()).hasSize(100);
    }

    @Test
    void shouldStayFastWhenTasksAndSelectorKeysAreMany() {
        // Given
        var text = header() + "        - name: s\n          triggeredOn:\n            - event: dev.s.finished\n"
                + "              selector:\n                match:\n"
                + repeat(i -> "                  u%d.result: pass\n".formatted(i))
                + "          tasks:\n"
                + repeat(i -> "            - name: t%d\n".formatted(i));

        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", text);

        // Then
        assertThat(parsed.value()).isPresent();
        assertThat(parsed.warnings()).hasSize(100);
    }

    @Test
    void shouldStayFastWhenUnknownKeysAreMany() {
        // Given
        var text = header() + "        - name: s\n" + repeat(i -> "          sequence%d: a\n".formatted(i));

        // When
        var parsed = ShipyardParser.parse("shipyard.yaml", text);

        // Then
        assertThat(parsed.value()).isPresent();
        assertThat(parsed.warnings()).hasSize(100);
    }

    private static String header() {
        return "apiVersion: spec.keptn.sh/0.2.2\nkind: Shipyard\nspec:\n  stages:\n    - name: dev\n      sequences:\n";
    }

    private static String repeat(IntFunction<String> line) {
        return IntStream.range(0, MANY).mapToObj(line).collect(Collectors.joining());
    }
}
