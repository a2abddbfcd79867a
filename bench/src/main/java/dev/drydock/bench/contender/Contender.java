package dev.drydock.bench.contender;

import dev.drydock.bench.measure.Cost;
import dev.drydock.bench.measure.Trip;
import java.util.concurrent.CompletableFuture;

/** A running engine with a fresh store, ready to run sequences of four tasks. Closing it stops all that belongs to it. */
public interface Contender extends AutoCloseable {
    /** Starts one sequence; completes when its client has seen the end. */
    CompletableFuture<Trip> sequence();

    /** What it and its parts have used since they started. */
    Cost cost();

    /** Memory of the engine's process in MiB. */
    double residentMebibytes();

    @Override
    void close();
}
