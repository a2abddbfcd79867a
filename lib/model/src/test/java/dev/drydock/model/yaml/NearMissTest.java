package dev.drydock.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearMissTest {
    private static final List<String> KNOWN = List.of("name", "sequences", "triggeredOn", "key_sli");

    @ParameterizedTest
    @CsvSource({
        "seqences, sequences",
        "sequence, sequences",
        "triggeredon, triggeredOn",
        "trigerdOn, triggeredOn",
        "keySli, key_sli",
        "naem, name"
    })
    void shouldFindTheWordWhenItIsASlip(String written, String meant) {
        // When
        var found = NearMiss.of(written, KNOWN);

        // Then
        assertThat(found).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "properties", "x", ""})
    void shouldFindNothingWhenNoWordIsNear(String written) {
        // When
        var found = NearMiss.of(written, KNOWN);

        // Then
        assertThat(found).isEmpty();
    }
}
