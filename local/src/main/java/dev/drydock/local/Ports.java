package dev.drydock.local;

import dev.drydock.embedded.FreePort;

/** Picks the port of the API. */
final class Ports {
    private static final int USUAL = 8080;

    private Ports() {}

    /** The wanted port; without a wish the usual one, or a free one when that is taken. */
    static int pick(int wanted) {
        if (wanted != 0) {
            return wanted;
        }
        return FreePort.isFree(USUAL) ? USUAL : FreePort.find();
    }
}
