package dev.drydock.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Finds a Java that is new enough: the one that runs this, JAVA_HOME, or one in the usual folder. */
public final class JavaVersions {
    private static final Path USUAL = Path.of("/usr/lib/jvm");

    private JavaVersions() {}

    /** @return the java program */
    public static Optional<Path> atLeast(int feature) {
        if (Runtime.version().feature() >= feature) {
            return Optional.of(JavaProcess.java());
        }
        if (!Files.isDirectory(USUAL)) {
            return Optional.empty();
        }
        try (var homes = Files.list(USUAL)) {
            return homes.filter(home -> feature(home) >= feature)
                    .min(Comparator.comparingInt(JavaVersions::feature))
                    .map(home -> home.resolve("bin").resolve("java"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int feature(Path home) {
        try (var lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
