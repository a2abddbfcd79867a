package dev.drydock.jobs.adapter.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.domain.Masking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedCopyTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_140, 262_144, 262_150, 600_000})
    void shouldFindTheSecretWhereverItLies(int before) throws IOException {
        // Given
        var out = new ByteArrayOutputStream();
        var copy = new MaskedCopy(new Masking(List.of("pässwörd-long")), out);
        var text = "ö".repeat(before / 2) + "x".repeat(before % 2) + "pässwörd-long" + "y".repeat(300_000);

        // When
        copy.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        copy.finish();

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text.replace("pässwörd-long", "***"));
    }

    @ParameterizedTest
    @CsvSource({
        "user admin and admin123! here, user *** and *** here",
        "xyabcd, ***",
        "xyab-cd, ***-cd",
        "abcdabcd, ******",
        "admin, ***",
        "admin12, ***12",
        "aadmin123!admin, a******"
    })
    void shouldHideEverySecretWhereverThePiecesAreCut(String text, String masked) throws IOException {
        for (int cut = 0; cut <= text.length(); cut++) {
            for (int next = cut; next <= text.length(); next++) {
                // Given
                var out = new ByteArrayOutputStream();
                var copy = new MaskedCopy(new Masking(List.of("admin", "admin123!", "xyab", "abcd")), out);

                // When
                for (var piece : List.of(text.substring(0, cut), text.substring(cut, next), text.substring(next))) {
                    copy.copy(new ByteArrayInputStream(piece.getBytes(StandardCharsets.UTF_8)));
                }
                copy.finish();

                // Then
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .as("cut at %d and %d", cut, next)
                        .isEqualTo(masked);
            }
        }
    }
}
