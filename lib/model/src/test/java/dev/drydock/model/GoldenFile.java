package dev.drydock.model;

import dev.drydock.model.lint.FileKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the golden folders, with the problems expected of it. The name tells what it stands for: {@code valid}
 * (no problem), {@code doubtful} (usable, with warnings), {@code invalid} (refused by parser and schema) and
 * {@code mistaken} (refused for what no schema can express).
 */
record GoldenFile(FileKind kind, Path path) {
    static Stream<GoldenFile> named(String... prefixes) {
        return Arrays.stream(FileKind.values())
                .flatMap(kind -> in(kind).stream())
                .filter(file ->
                        Arrays.stream(prefixes).anyMatch(prefix -> file.name().startsWith(prefix + "-")));
    }

    private static List<GoldenFile> in(FileKind kind) {
        try (var files = Files.list(
                Path.of(GoldenFile.class.getResource("/" + kind.word()).toURI()))) {
            return files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .map(path -> new GoldenFile(kind, path))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    String text() {
        return read(path);
    }

    List<String> expectedProblems() {
        return read(path.resolveSibling(name().replace(".yaml", ".problems.txt")))
                .lines()
                .toList();
    }

    Parsed<?> parse() {
        return kind.parse(name(), text());
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind.word() + "/" + name();
    }
}
