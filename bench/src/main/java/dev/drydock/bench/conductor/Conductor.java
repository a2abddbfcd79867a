package dev.drydock.bench.conductor;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Entrant;
import dev.drydock.bench.contender.JavaVersions;
import dev.drydock.embedded.StartedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Conductor's server from Maven Central, on PostgreSQL as its documentation sets it up. */
public final class Conductor implements Entrant {
    private static final int NEEDED_JAVA = 21;

    private final Path jar;

    /** @param jar its boot jar */
    public Conductor(Path jar) {
        this.jar = jar;
    }

    @Override
    public String name() {
        return "Conductor";
    }

    @Override
    public String description() {
        return jar.getFileName().toString().replace("-boot.jar", "").replace("conductor-server-", "conductor-server ")
                + ", PostgreSQL";
    }

    @Override
    public Optional<String> missing() {
        if (!Files.isRegularFile(jar)) {
            return Optional.of("its server is not in the local Maven repository, and could not be fetched");
        }
        return JavaVersions.atLeast(NEEDED_JAVA).isPresent()
                ? Optional.empty()
                : Optional.of("it needs Java 21, and there is none in /usr/lib/jvm");
    }

    @Override
    public Contender start(Path folder) {
        var java = JavaVersions.atLeast(NEEDED_JAVA).orElseThrow();
        return StartedParts.allOrNone(parts -> new RunningConductor(java, jar, folder, parts));
    }
}
