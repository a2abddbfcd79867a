package dev.drydock.model.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON Schemas (draft 2020-12) of all files that users write, also of those that no server reads. */
public final class FileSchemas {
    private static final List<String> WORDS = Stream.concat(
                    Arrays.stream(FileKind.values()).map(FileKind::word), Stream.of("remediation-test"))
            .toList();

    private FileSchemas() {}

    /** What there are schemas of: {@code job-config}. */
    public static List<String> words() {
        return WORDS;
    }

    /** The schema of files that are called by a word. */
    public static Optional<byte[]> of(String word) {
        return WORDS.contains(word) ? Optional.of(read(word)) : Optional.empty();
    }

    static byte[] read(String word) {
        try (var schema = FileSchemas.class.getResourceAsStream("/schemas/" + word + ".schema.json")) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
