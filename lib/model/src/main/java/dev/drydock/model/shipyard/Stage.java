package dev.drydock.model.shipyard;

import java.util.List;
import java.util.Optional;

/**
 * A stage of the process.
 *
 * @param name lower-case letters, digits and hyphens
 * @param sequences names unique, in the order of the file; may be empty
 */
public record Stage(String name, List<Sequence> sequences) {
    public Stage {
        sequences = List.copyOf(sequences);
    }

    /** The sequence of that name, if the file defines it; {@link ImplicitSequences} are not among them. */
    public Optional<Sequence> sequence(String name) {
        return sequences.stream()
                .filter(sequence -> sequence.name().equals(name))
                .findFirst();
    }
}
