package dev.drydock.local;

import dev.drydock.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Picks the port of the API. */
final class Ports {
    private static final int USUAL = 8080;

    private Ports() {}

    /** The wanted port; without a wish the usual one, or a free one when that is taken. */
    static int pick(int wanted) {
        if (wanted != 0) {
            return wanted;
        }
        return isFree(USUAL) ? USUAL : FreePort.find();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
