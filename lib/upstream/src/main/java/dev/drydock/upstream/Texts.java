package dev.drydock.upstream;

/** Makes foreign text fit for a message: one line, no control characters, not endless. */
final class Texts {
    private static final int LONGEST = 500;

    private Texts() {}

    static String printable(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
