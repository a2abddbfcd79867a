package dev.drydock.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTextTest {
    @Test
    void shouldLookLikeATokenAndNeverTheSame() {
        // Given
        var random = new SecureRandom();
        var seen = new HashSet<String>();

        for (var i = 0; i < 1000; i++) {
            // When
            var token = TokenText.generate(random);

            // Then
            assertThat(token).matches("drydock_[0-9A-Za-z]{46}");
            assertThat(TokenText.isWellFormed(token)).isTrue();
            assertThat(seen.add(token)).isTrue();
        }
    }

    @Test
    void shouldTellEachMistypedCharacter() {
        // Given
        var token = TokenText.generate(new Random(7));

        for (var i = 0; i < token.length(); i++) {
            // When
            var mistyped = token.substring(0, i) + (token.charAt(i) == 'x' ? 'y' : 'x') + token.substring(i + 1);

            // Then
            assertThat(TokenText.isWellFormed(mistyped)).as(mistyped).isFalse();
        }
        assertThat(TokenText.isWellFormed("")).isFalse();
        assertThat(TokenText.isWellFormed(token + "x")).isFalse();
    }
}
