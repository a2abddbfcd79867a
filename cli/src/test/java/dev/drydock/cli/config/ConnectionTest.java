package dev.drydock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080",
        "http://localhost:8080/, http://localhost:8080",
        "http://localhost:8080/api, http://localhost:8080",
        "https://keptn.example.com/api/, https://keptn.example.com",
        "https://example.com/keptn/api, https://example.com/keptn",
        "localhost:8080, http://localhost:8080"
    })
    void shouldAcceptAnEndpointWhenItIsWrittenAsForKeptn(String text, String endpoint) {
        // When
        var read = Connection.endpoint(text, "http");

        // Then
        assertThat(read).isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://example.com", "http://", "http://a b", "not a url"})
    void shouldRefuseAnEndpointWhenItIsNoUrl(String text) {
        assertThatThrownBy(() -> Connection.endpoint(text, "http"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shouldKeepTheFileFromOthersWhenSaved() throws Exception {
        // Given
        var file = new ConfigFile(home.resolve("drydock/config.json"));

        // When
        file.save(new Connection(URI.create("http://localhost:8080"), Optional.of("secret")));

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.token()).contains("secret");
        assertThat(file.endpoint()).contains("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', account/.config",
        "elsewhere, '', elsewhere/.config",
        "elsewhere, settings, settings",
    })
    void shouldBeWhereTheEnvironmentSays(String homeVariable, String settings, String folder) {
        // Given
        var terminal = new Terminal(InputStream.nullInputStream(), silent(), silent(), false, false);
        var environment = new Environment(
                "drydock",
                Map.of("HOME", absolute(homeVariable), "XDG_CONFIG_HOME", absolute(settings)),
                home.resolve("account"),
                terminal,
                InstantSource.system(),
                ZoneOffset.UTC,
                length -> {});

        // Then
        assertThat(ConfigFile.of(environment).path())
                .isEqualTo(home.resolve(folder).resolve("drydock/config.json"));
    }

    private String absolute(String folder) {
        return folder.isEmpty() ? "" : home.resolve(folder).toString();
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Test
    void shouldTellThePlaceWhenTheFileIsBroken() throws Exception {
        // Given
        var path = home.resolve("config.json");
        Files.writeString(path, "{\"endpoint\": oops}");

        // Then
        assertThatThrownBy(() -> new ConfigFile(path).endpoint())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(path + ":1:");
    }
}
