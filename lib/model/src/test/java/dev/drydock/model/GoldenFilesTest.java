package dev.drydock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFilesTest {
    static Stream<GoldenFile> valid() {
        return GoldenFile.named("valid");
    }

    static Stream<GoldenFile> doubtful() {
        return GoldenFile.named("doubtful");
    }

    static Stream<GoldenFile> refused() {
        return GoldenFile.named("invalid", "mistaken");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldReadWithoutAnyProblemWhenValid(GoldenFile file) {
        // When
        var parsed = file.parse();

        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.warnings()).isEmpty();
        assertThat(parsed.value()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void shouldReadWithWarningsWhenDoubtful(GoldenFile file) {
        // When
        var parsed = file.parse();

        // Then
        assertThat(parsed.value()).isPresent();
        assertThat(parsed.warnings()).map(FileProblem::toString).containsExactlyElementsOf(file.expectedProblems());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldReportEveryProblemWhenInvalid(GoldenFile file) {
        // When
        var parsed = file.parse();

        // Then
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.problems()).map(FileProblem::toString).containsExactlyElementsOf(file.expectedProblems());
    }
}
