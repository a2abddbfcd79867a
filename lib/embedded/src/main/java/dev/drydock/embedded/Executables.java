package dev.drydock.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The one place that finds programs on this machine, and installs them where that is safe (root on Debian or Ubuntu). */
public final class Executables {
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/local/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/sbin"), Path.of("/opt/homebrew/bin"));

    private final Map<String, String> environment;
    private final List<Path> alsoIn;
    private final boolean installing;
    private final Consumer<String> notices;

    private Executables(
            Map<String, String> environment, List<Path> alsoIn, boolean installing, Consumer<String> notices) {
        this.environment = Map.copyOf(environment);
        this.alsoIn = List.copyOf(alsoIn);
        this.installing = installing;
        this.notices = notices;
    }

    /** Finds with the environment of this process, and installs what is missing where that is safe. */
    public static Executables ofThisMachine() {
        return new Executables(System.getenv(), USUAL, DebianPackages.isPossible(), notice -> {});
    }

    /** Finds on the given environment only and never installs anything. */
    public static Executables searching(Map<String, String> environment) {
        return new Executables(environment, List.of(), false, notice -> {});
    }

    /** The same, telling what it is about to install, for a terminal. */
    public Executables telling(Consumer<String> listener) {
        return new Executables(environment, alsoIn, installing, listener);
    }

    /** The path of a program, when it is on this machine. */
    public Optional<Path> find(Program program) {
        return Stream.concat(
                        configured(program).stream(),
                        program.commands().stream().flatMap(this::named))
                .findFirst();
    }

    /**
     * The path of a program; installs it when it is missing and that is safe.
     *
     * @throws MissingProgram when it is not there and cannot be installed; says what to do
     */
    public Path locate(Program program) {
        return find(program).orElseGet(() -> install(program));
    }

    private Path install(Program program) {
        if (!installing) {
            throw new MissingProgram(program.command(), program.howToInstall());
        }
        notices.accept("installing the Debian package " + program.debianPackage());
        var refusal = DebianPackages.install(program.debianPackage());
        return find(program)
                .orElseThrow(() -> new MissingProgram(
                        program.command(), program.howToInstall() + " apt-get could not install it: " + refusal));
    }

    private Optional<Path> configured(Program program) {
        var value = environment.get(program.variable());
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        var path = Path.of(value);
        if (!Files.isExecutable(path)) {
            throw new MissingProgram(
                    program.command(), program.variable() + " names " + value + ", which cannot be run.");
        }
        return Optional.of(path);
    }

    private Stream<Path> named(String command) {
        var onPath = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, alsoIn.stream())
                .map(folder -> folder.resolve(command))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
