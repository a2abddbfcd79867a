package dev.drydock.shipyard.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
}
