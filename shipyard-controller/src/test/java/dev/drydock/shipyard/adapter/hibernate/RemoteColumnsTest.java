package dev.drydock.shipyard.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.domain.project.Remote;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteColumnsTest {
    private static final Remote REMOTE = new Remote(
            "https://git.example.org/x.git",
            Optional.of("me"),
            Optional.of("the-token"),
            Optional.of(new Remote.Https(
                    Optional.empty(),
                    false,
                    Optional.of(new Remote.Proxy(
                            "proxy.example.org", "http", Optional.of("me"), Optional.of("the-password"))))),
            Optional.of(new Remote.Ssh(Optional.of("the-key"), Optional.of("the-passphrase"), Optional.empty())));

    @Test
    void shouldSealEverySecretAnewWhenTheKeyChanges() {
        // Given
        var row = new ProjectRow();
        row.name = "p";
        new RemoteColumns(TokenSeal.withKey(key(1))).put(row, REMOTE);
        var rotated = new RemoteColumns(TokenSeal.of(Optional.of(key(2)), List.of(key(1)), Optional.empty()));

        // When
        var first = rotated.reseal(row);
        var second = rotated.reseal(row);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(new RemoteColumns(TokenSeal.withKey(key(2))).read(row)).contains(REMOTE);
    }

    @Test
    void shouldLeaveAloneWhatNoKeyOpens() {
        // Given
        var row = new ProjectRow();
        row.name = "p";
        new RemoteColumns(TokenSeal.withKey(key(1))).put(row, REMOTE);

        // When
        var resealed = new RemoteColumns(TokenSeal.withKey(key(2))).reseal(row);

        // Then
        assertThat(resealed).isFalse();
        assertThat(new RemoteColumns(TokenSeal.withKey(key(1))).read(row)).contains(REMOTE);
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
