package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutablesTest {
    private static final Program PROGRAM =
            new Program(List.of("x-server", "x"), "X_SERVER", "x-server-package", "'brew install x'");

    @Test
    void shouldFindAProgramByItsSecondNameWhenItIsOnThePath(@TempDir Path folder) throws Exception {
        // Given
        var program = executable(folder.resolve("x"));

        // When
        var found = Executables.searching(Map.of("PATH", "/nowhere:" + folder)).locate(PROGRAM);

        // Then
        assertThat(found).isEqualTo(program);
    }

    @Test
    void shouldPreferTheVariableToThePath(@TempDir Path folder) throws Exception {
        // Given
        var own = executable(folder.resolve("my-own-build"));
        executable(folder.resolve("x-server"));

        // When
        var found = Executables.searching(Map.of("PATH", folder.toString(), "X_SERVER", own.toString()))
                .locate(PROGRAM);

        // Then
        assertThat(found).isEqualTo(own);
    }

    @Test
    void shouldSayHowToInstallWhenAProgramIsMissing() {
        // Given
        var executables = Executables.searching(Map.of("PATH", "/nowhere"));

        // When
        var locating = assertThatThrownBy(() -> executables.locate(PROGRAM));

        // Then
        locating.isInstanceOf(MissingProgram.class)
                .hasMessageContaining("'x-server'")
                .hasMessageContaining("apt-get install --no-install-recommends x-server-package")
                .hasMessageContaining("brew install x")
                .hasMessageContaining("X_SERVER");
    }

    @Test
    void shouldSayThatTheVariableIsWrongWhenItNamesNoProgram() {
        // Given
        var executables = Executables.searching(Map.of("X_SERVER", "/nowhere/x"));

        // When
        var locating = assertThatThrownBy(() -> executables.locate(PROGRAM));

        // Then
        locating.hasMessageContaining("X_SERVER names /nowhere/x, which cannot be run");
    }

    private static Path executable(Path file) throws Exception {
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
