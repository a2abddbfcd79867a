package dev.drydock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedFilesTest {
    private static final String SPLINTERS = " \t\n:-?#&*!|>'\"%@`{}[],~<\0é\uD83D\uFEFF";
    private static final int VARIANTS = 150;

    static Stream<GoldenFile> files() {
        return GoldenFile.named("valid", "doubtful", "invalid", "mistaken");
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldAnswerWithProblemsInsideTheFileWhenItIsDamaged(GoldenFile file) {
        // Given
        var random = new Random(file.toString().hashCode());
        for (int i = 0; i < VARIANTS; i++) {
            var text = damage(file.text(), random);

            // When
            var parsed = file.kind().parse("f", text);

            // Then
            assertThat(parsed.value().isPresent())
                    .as(text)
                    .isEqualTo(parsed.problems().isEmpty());
            assertThat(parsed.problems()).as(text).allSatisfy(problem -> {
                assertThat(problem.line()).isBetween(1, (int) text.lines().count() + 1);
                assertThat(problem.column()).isPositive();
            });
        }
    }

    private static String damage(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(at, Math.min(damaged.length() - 1, at + 1 + random.nextInt(12)));
                case 1 -> damaged.insert(at, SPLINTERS.charAt(random.nextInt(SPLINTERS.length())));
                default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 30)));
            }
        }
        return damaged.toString();
    }
}
