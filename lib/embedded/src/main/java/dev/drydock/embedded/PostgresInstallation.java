package dev.drydock.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of one PostgreSQL version.
 *
 * @param bin the folder of {@code initdb} and {@code postgres}
 */
record PostgresInstallation(Path bin) {
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<Path> HOMEBREW = List.of(Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"));

    /** The first of this machine that can use the data folder: any for a new one, the same major version for an old one. */
    static PostgresInstallation usableFor(Path data) {
        var needed = majorOf(data);
        var seen = new ArrayList<String>();
        for (var installation : ofTheSystem()) {
            if (needed.isEmpty() || needed.get().equals(installation.major())) {
                return installation;
            }
            seen.add(installation.major() + " in " + installation.bin());
        }
        var carried = PostgresBinaries.extracted();
        if (needed.isEmpty() || needed.get().equals(carried.major())) {
            return carried;
        }
        seen.add(carried.major() + " in " + carried.bin());
        throw new ServerFailed("Expected a PostgreSQL " + needed.get() + " for the data in " + data
                + ", but this machine has " + String.join(", ", seen) + ". Install postgresql-" + needed.get()
                + ", or move the data away to start afresh.");
    }

    Path initdb() {
        return bin.resolve("initdb");
    }

    Path postgres() {
        return bin.resolve("postgres");
    }

    String major() {
        try {
            var process = new ProcessBuilder(postgres().toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            var match = MAJOR.matcher(text);
            return match.find() ? match.group(1) : "an unknown version";
        } catch (IOException e) {
            return "an unusable version";
        } catch (InterruptedException e) {
            throw ServerFailed.interrupted("postgres --version");
        }
    }

    private static List<PostgresInstallation> ofTheSystem() {
        var path = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.of(path, debian(), homebrew())
                .flatMap(bins -> bins)
                .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                .map(PostgresInstallation::real)
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .distinct()
                .map(PostgresInstallation::new)
                .toList();
    }

    private static Stream<Path> debian() {
        return children(DEBIAN, "").map(version -> version.resolve("bin"));
    }

    private static Stream<Path> homebrew() {
        return HOMEBREW.stream().flatMap(opt -> children(opt, "postgresql@")).map(formula -> formula.resolve("bin"));
    }

    /** Newest version first; the names are the versions. */
    private static Stream<Path> children(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var names = Files.list(folder)) {
            return names
                    .filter(child -> child.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparing(
                                    Path::toString,
                                    Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                            .reversed())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** The folder that really holds the program: PostgreSQL finds its libraries and time zones from there. */
    private static Path real(Path bin) {
        try {
            return bin.resolve("postgres").toRealPath().getParent();
        } catch (IOException e) {
            return bin;
        }
    }

    private static Optional<String> majorOf(Path data) {
        try {
            var version = data.resolve("PG_VERSION");
            return Files.exists(version) ? Optional.of(Files.readString(version).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new ServerFailed("Expected to read the data folder " + data + ", but: " + e.getMessage(), e);
        }
    }
}
