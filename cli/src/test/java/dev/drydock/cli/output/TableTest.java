package dev.drydock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table<String> table = new Table<String>()
            .column("NAME", name -> name)
            .column("LENGTH", name -> name.isEmpty() ? "" : "" + name.length());

    @Test
    void shouldAlignColumnsWhenCellsDiffer() {
        // When
        var lines = table.render(List.of("qa", "production"));

        // Then
        assertThat(lines).containsExactly("NAME         LENGTH", "qa           2", "production   10");
    }

    @Test
    void shouldShowADashWhenACellIsEmpty() {
        // When
        var lines = table.render(List.of(""));

        // Then
        assertThat(lines).containsExactly("NAME   LENGTH", "-      -");
    }

    @Test
    void shouldKeepTheWidthWhenACellIsColoured() {
        // Given
        var coloured = new Table<String>()
                .column("RESULT", result -> result, new Palette(true)::verdict)
                .column("X", result -> "x");

        // When
        var lines = coloured.render(List.of("fail"));

        // Then
        assertThat(lines.get(1)).isEqualTo("\u001b[1;31mfail  \u001b[0m   x");
    }
}
