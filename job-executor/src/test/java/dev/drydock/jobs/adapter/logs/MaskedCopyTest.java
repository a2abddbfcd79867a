package dev.drydock.jobs.adapter.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.domain.Masking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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
}
