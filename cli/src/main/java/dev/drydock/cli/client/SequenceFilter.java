package dev.drydock.cli.client;

/** Which sequences to list; an empty text does not narrow. */
public record SequenceFilter(String keptnContext, String name, String state, int limit) {
    public static SequenceFilter ofContext(String keptnContext) {
        return new SequenceFilter(keptnContext, "", "", 1);
    }
}
