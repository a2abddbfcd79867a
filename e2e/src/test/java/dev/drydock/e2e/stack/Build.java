package dev.drydock.e2e.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The packaged services of one state of the sources.
 *
 * @param sources the top folder of these sources
 */
public record Build(Path sources) {
    private static final String EARLIER = "drydock.test.earlier";

    /** Of the sources that these tests belong to. */
    public static Build current() {
        return new Build(Path.of("..").toAbsolutePath().normalize());
    }

    /** Of the version before, where a suite has built it. */
    public static Optional<Build> earlier() {
        return Optional.ofNullable(System.getProperty(EARLIER)).map(Path::of).map(Build::new);
    }

    /** What starts a service. */
    Path jar(String service) {
        var jar = sources.resolve(Path.of(service, "app", "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "Expected the packaged %s at %s, but it is not there; build it with: mvn -pl %s/app -am package"
                            .formatted(service, jar, service));
        }
        return jar;
    }

    /** An earlier version lets pass what it does not know yet of the settings that all have here. */
    List<String> options() {
        return equals(current()) ? List.of() : List.of("-Dsmallrye.config.mapping.validate-unknown=false");
    }
}
