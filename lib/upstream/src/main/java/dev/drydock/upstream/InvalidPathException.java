package dev.drydock.upstream;

/** A path or a name that is refused before any repository is touched; the caller's mistake (REST: 400). */
public final class InvalidPathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPathException(String what, String value, String why) {
        super(what + " '" + Texts.printable(value) + "' is refused: " + why);
    }
}
