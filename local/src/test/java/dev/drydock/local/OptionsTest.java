package dev.drydock.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void shouldServeFromTheHomeFolderWhenNothingIsSaid() {
        // When
        var options = Options.parse(List.of(), HOME);

        // Then
        assertThat(options)
                .isEqualTo(new Options(
                        HOME.resolve(".local/share/drydock"), "127.0.0.1", 0, false, false, false, Path.of("")));
    }

    @Test
    void shouldTakeEveryOptionWhenAllAreGiven() {
        // When
        var options = Options.parse(
                List.of(
                        "--demo",
                        "--full",
                        "--keep",
                        "--data",
                        "/d",
                        "--host",
                        "0.0.0.0",
                        "--port",
                        "9000",
                        "--checkout",
                        "/c"),
                HOME);

        // Then
        assertThat(options).isEqualTo(new Options(Path.of("/d"), "0.0.0.0", 9000, true, true, true, Path.of("/c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--what", "--data", "--port x", "--port 70000", "--full", "--keep"})
    void shouldRefuseWhenTheCommandLineMakesNoSense(String line) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")), HOME)).isInstanceOf(Options.Misuse.class);
    }
}
