package dev.drydock.bench.drydock;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Entrant;
import dev.drydock.bench.measure.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Drydock in the races. */
public final class Drydock implements Entrant {
    public static final String NAME = "Drydock";

    private final Path jar;
    private final List<String> jvm;

    /**
     * @param jar the packaged {@code quarkus-run.jar} of the shipyard-controller
     * @param jvm further options of its JVM
     */
    public Drydock(Path jar, List<String> jvm) {
        this.jar = jar;
        this.jvm = List.copyOf(jvm);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "shipyard-controller alone (Java " + Runtime.version().feature() + "), PostgreSQL, "
                + Machine.firstLine("nats-server", "--version");
    }

    @Override
    public Optional<String> missing() {
        return Files.isRegularFile(jar)
                ? Optional.empty()
                : Optional.of(jar + " is not there; build it with: mvn -pl shipyard-controller/app -am package");
    }

    @Override
    public Contender start(Path folder) {
        return open(folder);
    }

    /** The same, with what only Drydock is asked. */
    public RunningDrydock open(Path folder) {
        return RunningDrydock.start(jar, jvm, folder);
    }
}
