package dev.drydock.bench.restate;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Entrant;
import dev.drydock.bench.measure.Machine;
import dev.drydock.embedded.StartedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Restate's server from its npm package, with its default settings. */
public final class Restate implements Entrant {
    private final Path folder;

    /** @param folder where the services are and the npm packages were installed */
    public Restate(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "Restate";
    }

    @Override
    public String description() {
        return Machine.firstLine(server().toString(), "--version") + ", own log (WAL fsync on), services on node "
                + Machine.firstLine("node", "--version");
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(server())
                ? Optional.empty()
                : Optional.of("there is no " + server() + "; install it with: npm ci --prefix bench/restate");
    }

    @Override
    public Contender start(Path run) {
        return StartedParts.allOrNone(parts -> new RunningRestate(server(), folder, run, parts));
    }

    private Path server() {
        return folder.resolve("node_modules/@restatedev/restate-server-linux-x64/bin/restate-server");
    }
}
