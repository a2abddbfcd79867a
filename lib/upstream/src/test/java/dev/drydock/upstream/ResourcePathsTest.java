package dev.drydock.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "../shipyard.yaml",
                "a/../../b",
                "a/..",
                "a..b",
                "~/x",
                "a~",
                "git~1/config",
                ".git/config",
                "a/.GIT/hooks/pre-commit",
                ".g\u200cit/config",
                "a\\b",
                "..\\b",
                "a\0b",
                "a\nb",
                "a//b",
                "a/",
                "./a",
                "a/./b",
                "%2e%2e/x",
                "a/%2E%2e/x",
                "a%2fb",
                "a%5Cb",
                "%252e%252e/x",
                "a%00"
            })
    void shouldRefusePathWhenItCouldLeadOut(String path) {
        // Given a path with a trick

        // When / Then
        assertThatThrownBy(() -> ResourcePaths.path(path))
                .isInstanceOf(InvalidPathException.class)
                .hasMessageContaining("is refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shipyard.yaml",
                "job/config.yaml",
                "helm/templates/_service.yaml",
                ".lighthouse.yaml",
                "a b.txt",
                "ü/ß.yaml",
                "100%.txt",
                ".gitignore"
            })
    void shouldAcceptPathWhenItIsAPlainFile(String path) {
        // Given a plain path

        // When
        var accepted = ResourcePaths.path(path);

        // Then
        assertThat(accepted).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a/b", "..", ".", ".hidden", "-x", "x.lock", "x.git", "HEAD", "a..b", "ä", "a\n"})
    void shouldRefuseNameWhenItCannotBeBranchAndFolder(String name) {
        // Given a name

        // When / Then
        assertThatThrownBy(() -> Level.service("qa", name)).isInstanceOf(InvalidPathException.class);
        assertThatThrownBy(() -> Level.stage(name)).isInstanceOf(InvalidPathException.class);
    }

    /** Messages travel in events, which no half of a character can. */
    @Test
    void shouldCutNoCharacterInTwoWhenItTellsOfALongPath() {
        // Given
        var path = "/" + "x".repeat(498) + "\uD83D\uDE80".repeat(10);

        // When
        var refusal = catchThrowable(() -> ResourcePaths.path(path));

        // Then
        assertThat(refusal.getMessage()).contains("xxx").doesNotContainPattern("\\p{Cs}");
    }
}
