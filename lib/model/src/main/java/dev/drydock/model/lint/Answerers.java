package dev.drydock.model.lint;

/** Who answers tasks besides jobs. */
@FunctionalInterface
public interface Answerers {
    /** Nobody can be seen from here. */
    Answerers OUT_OF_SIGHT = (type, stage, service) -> Knowledge.NOT_KNOWN;

    /**
     * Whether somebody takes a task, though perhaps not every one of the kind.
     *
     * @param type of the triggered event
     * @param service empty for any
     */
    Knowledge answer(String type, String stage, String service);

    /** What is known. */
    enum Knowledge {
        SOMEBODY,
        NOBODY,
        NOT_KNOWN
    }
}
