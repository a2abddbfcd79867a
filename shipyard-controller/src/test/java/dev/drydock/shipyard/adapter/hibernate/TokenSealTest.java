package dev.drydock.shipyard.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kit.rest.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private final TokenSeal seal = TokenSeal.withKey(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void shouldReadTheTokenWhenItWasSealedWithTheSameKey() {
        // Given
        var sealed = seal.seal("p", "s3cret-token");

        // When
        var opened = seal.open("p", sealed);

        // Then
        assertThat(opened).isEqualTo("s3cret-token");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
        assertThat(seal.seal("p", "s3cret-token")).isNotEqualTo(sealed);
    }

    @Test
    void shouldRefuseWhenTheTokenWasMovedToAnotherProject() {
        // Given
        var sealed = seal.seal("p", "s3cret-token");

        // When / Then
        assertThatThrownBy(() -> seal.open("q", sealed)).hasMessageContaining("drydock.shipyard.secret-key");
    }

    @Test
    void shouldRefuseWhenTheKeyIsAnother() {
        // Given
        var sealed = seal.seal("p", "s3cret-token");
        var other = TokenSeal.derivedFrom("api-token");

        // When / Then
        assertThatThrownBy(() -> other.open("p", sealed)).hasMessageContaining("drydock.shipyard.secret-key");
    }

    @Test
    void shouldSayWhatToGiveWhenTheKeyIsTooShort() {
        // When / Then
        assertThatThrownBy(() -> TokenSeal.withKey("c2hvcnQ=")).hasMessageContaining("base64 of 32");
    }

    @Test
    void shouldReadWhatAFormerKeyHasSealedAndSealWithTheCurrentOne() {
        // Given
        var former = key(1);
        var sealed = TokenSeal.withKey(former).seal("p", "s3cret-token");
        var rotated = TokenSeal.of(Optional.of(key(2)), List.of(former), Optional.empty());

        // When
        var resealed = rotated.seal("p", rotated.open("p", sealed));

        // Then
        assertThat(rotated.isFormer("p", sealed)).isTrue();
        assertThat(rotated.isFormer("p", resealed)).isFalse();
        assertThat(TokenSeal.withKey(key(2)).open("p", resealed)).isEqualTo("s3cret-token");
        assertThat(TokenSeal.withKey(key(3)).isFormer("p", sealed)).isFalse();
    }

    @Test
    void shouldReadWhatTheKeyOfTheApiTokenHasSealedWhenAnotherIsGiven() {
        // Given
        var sealed = TokenSeal.derivedFrom("the-api-token").seal("p", "s3cret-token");

        // When
        var given = TokenSeal.of(Optional.of(key(2)), List.of(), Optional.of("the-api-token"));

        // Then
        assertThat(given.open("p", sealed)).isEqualTo("s3cret-token");
        assertThat(given.isFormer("p", sealed)).isTrue();
    }

    @Test
    void shouldTakeNothingWithoutAKey() {
        var none = TokenSeal.of(Optional.empty(), List.of(), Optional.empty());

        assertThatThrownBy(() -> none.seal("p", "s3cret-token"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("drydock.shipyard.secret-key");
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
