package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Reads events in an order that never changes afterwards, so that a reader can go on where it was. */
public interface EventTail {
    /** A place in that order. */
    record Position(long transaction, long number) {
        /** Reads what {@link #toString} wrote; empty if it is none. */
        public static Optional<Position> parse(String text) {
            var parts = text.split("-", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                        : Optional.empty();
            } catch (NumberFormatException notOne) {
                return Optional.empty();
            }
        }

        boolean isBehind(Position other) {
            return transaction > other.transaction || transaction == other.transaction && number > other.number;
        }

        @Override
        public String toString() {
            return transaction + "-" + number;
        }
    }

    /** An event and its place. */
    record Tailed(Position position, KeptnEvent event) {}

    /** The place behind which nothing has been committed yet. */
    Uni<Position> end();

    /** The next events behind a place. */
    Uni<List<Tailed>> after(Position position, int atMost);
}
