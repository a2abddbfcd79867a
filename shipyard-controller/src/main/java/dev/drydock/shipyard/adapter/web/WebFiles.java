package dev.drydock.shipyard.adapter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All files of the pages by their paths, in memory: they are few, and nothing else can be asked for. */
record WebFiles(Map<String, WebFile> byPath) {
    private static final String FOLDER = "META-INF/drydock-web-ui";
    /** Written by the build of the pages: the path of each file, one a line. */
    private static final String LIST = FOLDER + "/files.txt";

    private static final String INDEX = "/index.html";
    private static final String HASHED = "/assets/";

    static WebFiles load() {
        var names = new String(read(LIST), StandardCharsets.UTF_8).lines();
        return new WebFiles(names.collect(
                Collectors.toUnmodifiableMap(Function.identity(), name -> WebFile.of(name, read(FOLDER + name)))));
    }

    /** What is at a path: a file, or the page, which finds out by itself what the path means. */
    Optional<WebFile> at(String path) {
        return path.startsWith(HASHED)
                ? Optional.ofNullable(byPath.get(path))
                : Optional.of(byPath.getOrDefault(path, byPath.get(INDEX)));
    }

    private static byte[] read(String name) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "Expected the pages of the bridge on the class path, but %s is not there; is drydock-web-ui built?"
                                .formatted(name));
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
