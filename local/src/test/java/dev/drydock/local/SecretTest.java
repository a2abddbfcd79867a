package dev.drydock.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameSecretWhenItIsAskedAgain() {
        // When
        var first = Secret.in(folder.resolve("data/token"));
        var again = Secret.in(folder.resolve("data/token"));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(first.value()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(first.toString()).doesNotContain(first.value());
    }

    @Test
    void shouldBeReadByItsOwnerAloneWhenItIsMade() throws IOException {
        // When
        var secret = Secret.in(folder.resolve("token"));

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret.file())))
                .isEqualTo("rw-------");
    }
}
