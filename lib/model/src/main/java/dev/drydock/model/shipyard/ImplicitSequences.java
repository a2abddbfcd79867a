package dev.drydock.model.shipyard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sequences that every stage has, unless it defines one of that name: {@code evaluation} (Keptn reference 3.6), and
 * {@code undo}, which takes back an action.
 */
public final class ImplicitSequences {
    /** Takes back what an action did. */
    public static final String UNDO = "undo";

    static final List<Sequence> ALL = List.of(of("evaluation", "evaluation"), of(UNDO, "action"));

    private ImplicitSequences() {}

    /** The implicit sequence of that name. */
    public static Optional<Sequence> named(String name) {
        return ALL.stream().filter(sequence -> sequence.name().equals(name)).findFirst();
    }

    private static Sequence of(String name, String task) {
        return new Sequence(name, List.of(), List.of(new Task(task, Optional.empty(), Map.of())));
    }
}
